"""What differs between the checked file and the file asked for, word by word."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from marketplace.companies.models import ChangeRequest
from marketplace.companies.queries import change_rows

Part = tuple[str, bool]
"""Some words and whether they are changed."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One field: its words, its value before and after in parts, changed ones marked."""

    label: str
    before: list[Part]
    after: list[Part]


def changed(change: ChangeRequest) -> list[Changed]:
    """Return what would change, in the order of the file."""
    return [
        Changed(str(row.label), *marked(str(row.before), str(row.after)))
        for row in change_rows(change)
    ]


def marked(old: str, new: str) -> tuple[list[Part], list[Part]]:
    """Return both texts in parts of words; what only one of them has is marked."""
    before, after = old.split(), new.split()
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    left = [(" ".join(before[a:b]), tag != "equal") for tag, a, b, _c, _d in blocks if a < b]
    right = [(" ".join(after[c:d]), tag != "equal") for tag, _a, _b, c, d in blocks if c < d]
    return left, right
