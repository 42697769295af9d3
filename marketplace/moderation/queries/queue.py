"""The queue of company files: what waits, narrowed, counted and sorted; a few queries whatever its
length."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Least, NullIf

from marketplace.companies.models import BankAccount, ChangeRequest, Company, Paper
from marketplace.companies.process.conditions import REVIEW_WORKING_DAYS
from marketplace.kernel import rail
from marketplace.kernel.deadlines import end_of_working_day_after
from marketplace.kernel.models import Deadline
from marketplace.kernel.party import Party
from marketplace.moderation.models import Hit, Suspension
from marketplace.moderation.queries.waiting import (
    IN_QUEUE,
    NEVER,
    OPEN_CHANGE,
    beginnings,
    exists,
    shows,
    waiting,
    works,
)

SORTS: Final = ("clock", "newest", "name", "country")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """How the queue is narrowed and sorted, as the address says it."""

    work: str = ""
    show: str = ""
    state: str = ""
    country: str = ""
    q: str = ""
    sort: str = "clock"

    @classmethod
    def of(cls, given: Any) -> "Filters":
        """Read them from a query string; what is unknown counts as not given."""
        found = {name: str(given.get(name, ""))[:100].strip() for name in cls.__dataclass_fields__}
        sort = found["sort"] if found["sort"] in SORTS else SORTS[0]
        return cls(**(found | {"sort": sort, "country": found["country"].upper()}))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands in the queue (from 1), and its neighbours."""

    number: int
    total: int
    next_id: int | None
    previous_id: int | None


def queue(party: Party, filters: Filters | None = None) -> QuerySet[Company]:
    """Return the companies with work on them, or those of a state: late first, then the oldest."""
    wanted = filters or Filters()
    files = _narrowed(Company.objects.visible_to(party), wanted, party)
    change = ChangeRequest.objects.filter(company=OuterRef("pk"), status__in=OPEN_CHANGE)
    marked = files.annotate(
        change_id=change.values("pk")[:1],
        since=_since(wanted),
        hits_open=exists(Hit, status="open", entry__screening_list__status="loaded"),
        paper_waits=exists(Paper, status="waiting", change=None),
        appeal_waits=exists(Suspension, ended_at=None, appealed_at__isnull=False, answered_at=None),
        bank_waits=exists(BankAccount, status="waiting"),
    )
    return marked.select_related("reviewer").order_by(*_order(wanted.sort))


def _since(wanted: Filters) -> Any:
    """Return since when a company waits: for the work asked for, else for the oldest of all."""
    begun = beginnings()
    if wanted.work in begun and wanted.state not in Company.PROCESS.state_names:
        return begun[wanted.work]
    oldest = NullIf(Least(*(Coalesce(each, NEVER) for each in begun.values())), NEVER)
    return Coalesce(oldest, F("submitted_at"))


def _narrowed(files: QuerySet[Company], wanted: Filters, party: Party) -> QuerySet[Company]:
    by_state = wanted.state in Company.PROCESS.state_names
    condition = Q(status=wanted.state) if by_state else works().get(wanted.work, waiting())
    found = files.filter(condition)
    if wanted.show in (known := shows(party)):
        found = found.filter(known[wanted.show])
    if wanted.country:
        found = found.filter(country=wanted.country)
    return found.filter(_named(wanted.q)) if wanted.q else found


def _named(words: str) -> Q:
    return (
        Q(legal_name__icontains=words)
        | Q(trade_name__icontains=words)
        | Q(registration_number__iexact=words)
    )


def _order(sort: str) -> tuple[Any, ...]:
    return {
        "clock": (F("escalated_at").asc(nulls_last=True), F("since").asc(nulls_last=True), "pk"),
        "newest": (F("since").desc(nulls_last=True), "-pk"),
        "name": ("legal_name", "pk"),
        "country": ("country", "legal_name", "pk"),
    }[sort]


def chips(party: Party) -> dict[str, int]:
    """Return how much each filter holds, by its name; "" for all that waits. One query."""
    everything = Company.objects.visible_to(party)
    return rail.tallied(everything, {"": waiting(), **works(), **shows(party)})


def countries(party: Party) -> list[tuple[str, int]]:
    """Return (country, companies that wait), most first; one query."""
    found = Company.objects.visible_to(party).filter(waiting()).values_list("country")
    return list(found.annotate(number=Count("pk")).order_by("-number", "country"))


def place(company: Company, party: Party, filters: Filters | None = None) -> Place:
    """Return where the file stands in the queue as it was narrowed; one query."""
    keys = list(queue(party, filters).values_list("pk", flat=True))
    if company.pk not in keys:
        return Place(0, len(keys), keys[0] if keys else None, None)
    here = keys.index(company.pk)
    following = keys[here + 1 :] + keys[:here]
    return Place(
        here + 1, len(keys), following[0] if following else None, keys[here - 1] if here else None
    )


def deadlines(companies: Iterable[Company]) -> dict[int, datetime]:
    """Return company -> when the term of its file, or of its change, ends; two queries.

    Papers, accounts and hits of a file that is decided already have as long as a file has.
    """
    rows = list(companies)
    asked = [(getattr(row, "change_id", None), row.pk) for row in rows]
    changes = {change: key for change, key in asked if change}
    keys = [row.pk for row in rows if row.status in (*IN_QUEUE, "suspended")]
    kept = _due("companies.changerequest", changes) | _due(
        "companies.company", dict(zip(keys, keys, strict=True))
    )
    terms = {row.pk: _term(row) for row in rows if _waits_apart(row)}
    return kept | {key: min(term, kept.get(key, term)) for key, term in terms.items()}


def _waits_apart(row: Any) -> bool:
    """Say whether a paper, an account or a hit waits beside a file that nobody decides now."""
    if row.status in IN_QUEUE or not getattr(row, "since", None):
        return False
    accounts, papers = row.bank_waits and row.is_verified, row.paper_waits and row.is_approved
    return bool(accounts or papers or row.hits_open)


def _term(row: Any) -> datetime:
    return end_of_working_day_after(row.since, REVIEW_WORKING_DAYS)


def _due(label: str, owners: dict[int, int]) -> dict[int, datetime]:
    rows = Deadline.objects.filter(object_type=label, object_id__in=owners, step="escalate")
    return {owners[key]: due for key, due in rows.values_list("object_id", "due_at")}


def tally(party: Party) -> dict[str, int]:
    """Return what waits at the desk's places of moderators: the rail's counts; one query."""
    everything = Company.objects.visible_to(party)
    conditions = {"moderation:companies": waiting(), "moderation:lists": works()["hits"]}
    return rail.tallied(everything, conditions) if party.may("verify") else {}
