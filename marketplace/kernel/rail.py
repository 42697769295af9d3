"""The desk's left rail: work by section, each entry with what waits for the party."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Count, Q, QuerySet
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
OF_COMPANIES: Final = frozenset({"buying", "selling", "company"})
"""Sections of those who act for a company; somebody invited acts for none at first."""

Tally = Callable[[Party], Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place of work: its section, words, URL name, the right it needs, and what waits there:
    a count of its own, or a tally that several places share, numbers by URL name."""

    section: str
    label: object
    url_name: str
    right: str = ""
    count: Callable[[Party], int] | None = None
    tally: Tally | None = None
    order: int = 0

    @property
    def url(self) -> str:
        """The address of the place."""
        return reverse(self.url_name)

    def suits(self, party: Party) -> bool:
        """Say whether the party may work there: staff on the platform, others on their desk."""
        if party.is_staff != (self.section == "moderation") and self.section != "me":
            return False
        if self.section in OF_COMPANIES and not party.is_member:
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


def drawn(
    party: Party, *, leave_out: str = "", counted: dict[str, int] | None = None
) -> Iterator[Section]:
    """Yield the sections that a party has, with counts; one query per count and per tally.

    `counted` are counts already made for the page, by URL name; new ones are added.
    """
    known = {} if counted is None else counted
    tallies: dict[Tally, Mapping[str, int]] = {}
    suiting = (e for e in _entries.values() if e.suits(party) and e.section != leave_out)
    mine = sorted(suiting, key=lambda e: e.order)
    for name, label in SECTIONS.items():
        entries = [_draw(entry, party, tallies, known) for entry in mine if entry.section == name]
        if entries:
            yield Section(name, label, entries)


def _draw(
    entry: Entry, party: Party, tallies: dict[Tally, Mapping[str, int]], known: dict[str, int]
) -> Drawn:
    if entry.url_name not in known:
        known[entry.url_name] = _waiting(entry, party, tallies)
    return Drawn(entry.label, entry.url, known[entry.url_name])


def _waiting(entry: Entry, party: Party, tallies: dict[Tally, Mapping[str, int]]) -> int:
    if entry.tally is None:
        return entry.count(party) if entry.count else 0
    if entry.tally not in tallies:
        tallies[entry.tally] = entry.tally(party)
    return tallies[entry.tally].get(entry.url_name, 0)


def counted_of(request: Any) -> dict[str, int]:
    """Return the counts made so far for the page that answers a request."""
    found: dict[str, int] = request.__dict__.setdefault("counted", {})
    return found


def tallied(rows: QuerySet[Any], conditions: Mapping[str, Q]) -> dict[str, int]:
    """Return how many rows meet each condition, by its name; one query, none without conditions."""
    if not conditions:
        return {}
    wanted = rows.filter(reduce(or_, conditions.values())).order_by()
    counts = {
        f"number_{place}": Count("pk", filter=condition)
        for place, condition in enumerate(conditions.values())
    }
    found = wanted.aggregate(**counts)
    return {name: found[f"number_{place}"] for place, name in enumerate(conditions)}
