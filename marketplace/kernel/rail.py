"""The desk's left rail: work by section, each entry with what waits for the party."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party

SECTIONS: Final = {
    "moderation": _("Platform"),
    "buying": _("Buying"),
    "selling": _("Selling"),
    "company": _("Company"),
    "me": _("Me"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place of work: its section, words, URL name, the right it needs, and a count of what
    waits."""

    section: str
    label: object
    url_name: str
    right: str = ""
    count: Callable[[Party], int] | None = None
    order: int = 0

    @property
    def url(self) -> str:
        """The address of the place."""
        return reverse(self.url_name)

    def suits(self, party: Party) -> bool:
        """Say whether the party may work there: staff on the platform, others on their desk."""
        if party.is_staff != (self.section == "moderation") and self.section != "me":
            return False
        return not self.right or party.may(self.right)


@dataclass(frozen=True, slots=True)
class Drawn:
    """An entry as one party sees it."""

    label: object
    url: str
    waiting: int


@dataclass(frozen=True, slots=True)
class Section:
    """A section with its drawn entries."""

    name: str
    label: object
    entries: list[Drawn]


_entries: dict[str, Entry] = {}


def add(entry: Entry) -> None:
    """Put an entry on the rail; the URL name is its key."""
    _entries[entry.url_name] = entry


def drawn(party: Party, *, leave_out: str = "") -> Iterator[Section]:
    """Yield the sections that a party has, with counts; one query per counted entry."""
    suiting = (e for e in _entries.values() if e.suits(party) and e.section != leave_out)
    mine = sorted(suiting, key=lambda e: e.order)
    for name, label in SECTIONS.items():
        entries = [_draw(entry, party) for entry in mine if entry.section == name]
        if entries:
            yield Section(name, label, entries)


def _draw(entry: Entry, party: Party) -> Drawn:
    return Drawn(entry.label, entry.url, entry.count(party) if entry.count else 0)
