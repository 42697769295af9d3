"""Comparing a part of a list with the companies that are known: what would be made and changed.

A company is known by its register entry, whatever the notation and in whichever field it stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from sqlite3 import connect
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from marketplace.companies.models import Company, Identifier, Member
from marketplace.companies.numbering import number_index
from marketplace.directory.models import Imported
from marketplace.directory.proposing import Fault, Proposal, faults, proposal
from marketplace.directory.rules.lists import Line


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken, and why."""

    line: Line
    fault: Fault


@dataclass(frozen=True, slots=True)
class Change:
    """A company that came by a list before and differs now in these columns."""

    company: Company
    row: Proposal
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A company that has a row's register entry; untouched while it came by a list, is a draft
    still, and nobody acts for it."""

    company: Company
    is_untouched: bool


@dataclass(slots=True)
class Plan:
    """What would become of a part of a list."""

    new: list[Proposal] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    same: int = 0

    @property
    def figures(self) -> dict[str, int]:
        """How many rows are of each fate, by the columns of the run."""
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "same": self.same,
            "refused": len(self.refused),
        }


class Seen:
    """The register entries met so far, on disk: a list may name millions."""

    def __init__(self) -> None:
        self._rows = connect("", isolation_level=None)
        self._rows.execute("CREATE TABLE seen (entry BLOB PRIMARY KEY) WITHOUT ROWID")
        self._rows.execute("PRAGMA journal_mode = OFF")

    def is_new(self, index: str) -> bool:
        """Say whether an entry was not met before, and note it."""
        entry = bytes.fromhex(index)
        return self._rows.execute("INSERT OR IGNORE INTO seen VALUES (?)", (entry,)).rowcount == 1


class Planner:
    """Plans one list part by part; remembers which register numbers it has seen."""

    def __init__(self) -> None:
        self.seen = Seen()

    def plan(self, part: Sequence[Line]) -> Plan:
        """Return what would become of these rows; three queries."""
        plan, sound = Plan(), []
        for line in part:
            wrong = next(faults(line), None)
            if wrong is None and not self._is_first(row := proposal(line)):
                wrong = Fault("registration_number", "repeated")
            if wrong is None:
                sound.append((line, row))
            else:
                plan.refused.append(Refusal(line, wrong))
        self._compare(plan, sound)
        plan.refused.sort(key=lambda refusal: refusal.line.number)
        return plan

    def _is_first(self, row: Proposal) -> bool:
        return self.seen.is_new(index_of(row))

    def _compare(self, plan: Plan, sound: Sequence[tuple[Line, Proposal]]) -> None:
        known = _known([row for _line, row in sound])
        for line, row in sound:
            there = known.get(index_of(row))
            if there is None:
                plan.new.append(row)
            elif not there.is_untouched:
                plan.refused.append(Refusal(line, Fault("registration_number", "taken")))
            elif columns := tuple(_differing(there.company, row)):
                plan.changed.append(Change(there.company, row, columns))
            else:
                plan.same += 1


def index_of(row: Proposal) -> str:
    """Return the blind index of the row's register entry."""
    kind, number = row.identity
    return number_index(kind, number, row.columns["country"])


def _known(rows: Sequence[Proposal]) -> dict[str, Known]:
    """Return the companies that have these register entries, by index."""
    wanted = {index_of(row) for row in rows}
    further = Identifier.objects.filter(index__in=wanted)
    found = Company.objects.filter(
        Q(registration_index__in=wanted)
        | Q(vat_index__in=wanted)
        | Q(pk__in=further.values("company_id"))
    )
    known: dict[str, Known] = {}
    for company in _described(found):
        free = company.is_imported and not company.has_people and company.status == "draft"
        others = [identifier.index for identifier in company.identifiers.all()]
        for index in (company.registration_index, company.vat_index, *others):
            known.setdefault(index, Known(company, free))
    return known


def _described(companies: QuerySet[Company]) -> QuerySet[Any]:
    came = Imported.objects.filter(company_id=OuterRef("pk"))
    people = Member.objects.filter(company_id=OuterRef("pk"))
    described = companies.annotate(is_imported=Exists(came), has_people=Exists(people))
    return described.prefetch_related("industries", "identifiers")


def _differing(company: Company, row: Proposal) -> Iterator[str]:
    for name, value in row.columns.items():
        if getattr(company, name) != value:
            yield name
    if tuple(sorted(one.code for one in company.industries.all())) != row.industries:
        yield "industries"
