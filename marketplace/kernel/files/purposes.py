"""What a file is for decides which kinds are taken and who may see it."""

from collections.abc import Callable
from dataclasses import dataclass

from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """A use of files: its name, the kinds taken (image, pdf, text) and who may see one.

    `largest` in bytes stands instead of the usual limit of the kind, for imports of staff.
    """

    name: str
    kinds: frozenset[str]
    may_see: Callable[[Party, StoredFile], bool]
    largest: int | None = None


_purposes: dict[str, Purpose] = {}


def register_purpose(purpose: Purpose) -> None:
    """Let files of this purpose be stored and shown."""
    _purposes[purpose.name] = purpose


def purpose_of(name: str) -> Purpose:
    """Return a registered purpose. Raises KeyError."""
    return _purposes[name]


def may_see(party: Party, stored: StoredFile) -> bool:
    """Say whether a party may open a file; an unknown purpose shows nothing to anybody."""
    purpose = _purposes.get(stored.purpose)
    return purpose is not None and purpose.may_see(party, stored)
