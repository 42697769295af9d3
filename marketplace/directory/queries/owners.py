"""Companies that came by a list and have nobody yet: whose owner is to be invited, is invited, or
did not answer."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet

from marketplace.companies.models import Company, Member
from marketplace.directory.models import Imported, Run

STATES: Final = ("new", "open", "ended")


@dataclass(frozen=True, slots=True)
class Row:
    """One company with the newest offer of it, if any."""

    imported: Imported
    last: Any

    @property
    def may_be_offered(self) -> bool:
        """True when it can be chosen: with an address, and nobody said no or has an offer."""
        return bool(self.imported.email) and (
            self.last is None or self.last.status in ("withdrawn", "expired")
        )


def owners(state: str = STATES[0], run: int | None = None) -> QuerySet[Imported]:
    """Return the companies of a state, those of the oldest list first."""
    found = _without_people().filter(run_id=run) if run else _without_people()
    narrowed = _of_state(found, state).select_related("company", "run")
    return narrowed.prefetch_related("company__invitations").order_by("run_id", "company_id")


def _without_people() -> QuerySet[Imported]:
    people = Member.objects.active().filter(company_id=OuterRef("company_id"))
    drafts = Imported.objects.filter(company__status="draft")
    return drafts.filter(~Exists(people))


def _of_state(found: QuerySet[Imported], state: str) -> QuerySet[Imported]:
    offered = Company.objects.filter(invitations__by_staff=True)
    open_ones = offered.filter(invitations__by_staff=True, invitations__status="sent")
    if state == "open":
        return found.filter(company__in=_keys(open_ones))
    if state == "ended":
        return found.filter(company__in=_keys(offered)).exclude(company__in=_keys(open_ones))
    return found.exclude(email="").exclude(company__in=_keys(offered))


def _keys(companies: QuerySet[Company]) -> QuerySet[Any]:
    return companies.order_by().values("pk")


def known(keys: list[int]) -> QuerySet[Imported]:
    """Return companies that came by a list, by their keys."""
    return Imported.objects.filter(pk__in=keys).select_related("company")


def counts(run: int | None = None) -> dict[str, int]:
    """Return how many companies are in each state."""
    return {state: owners(state, run).count() for state in STATES}


def rows(imported: list[Imported]) -> list[Row]:
    """Return companies read by `owners`, each with the newest offer of it."""
    return [Row(each, _newest(each)) for each in imported]


def _newest(imported: Imported) -> Any:
    related: Any = imported.company
    offers = [offer for offer in related.invitations.all() if offer.by_staff]
    return max(offers, key=lambda offer: offer.pk, default=None)


def lists() -> list[Run]:
    """Return the lists by which such companies came, newest first."""
    keys = _without_people().order_by().values("run")
    return list(Run.objects.filter(pk__in=keys).order_by("-pk"))
