"""How alike two company names are: advice for the reviewer, never a decision."""

import unicodedata
from difflib import SequenceMatcher


def _plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum())


def alikeness(name: str, other: str) -> int:
    """Return 0 to 100: the share of letters in common and in order, case and accents apart."""
    return round(100 * SequenceMatcher(None, _plain(name), _plain(other)).ratio())
