"""Where the catalogues stand, and how each language counts."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOCALE = ROOT / "locale"
BORROWED = "locale/borrowed.pot"


@dataclass(frozen=True)
class Language:
    """A language of the market: its folder's name and its rule of plurals.

    The rule of French is written unlike everybody else's on purpose: Django keeps one catalogue
    for each wording of a rule and asks the newest first, so ours always comes before theirs.
    """

    name: str
    forms: int
    rule: str

    @property
    def po(self) -> Path:
        """Return the catalogue that translators write."""
        return LOCALE / self.name / "LC_MESSAGES" / "django.po"

    @property
    def mo(self) -> Path:
        """Return the catalogue that the market reads."""
        return self.po.with_suffix(".mo")

    @property
    def plural_forms(self) -> str:
        """Return the header's words for the rule."""
        return f"nplurals={self.forms}; plural={self.rule};"


LANGUAGES = {
    "fr": Language("fr", 2, "(n >= 2 ? 1 : 0)"),
    "zh_Hans": Language("zh_Hans", 1, "0"),
}
