"""Questions about the checks that moderators decide."""

from datetime import datetime
from typing import Final

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import vault
from marketplace.kernel.models import Deadline
from marketplace.kernel.party import Party


def waiting_checks(party: Party) -> QuerySet[IdentityCheck]:
    """Return the checks that wait for a moderator, late ones first, then the longest waiting."""
    waiting = IdentityCheck.objects.visible_to(party).filter(status="waiting")
    late_first = (F("escalated_at").asc(nulls_last=True), "submitted_at", "pk")
    ordered: QuerySet[IdentityCheck] = waiting.select_related("person").order_by(*late_first)
    return ordered


def queue(party: Party, show: str = "") -> QuerySet[IdentityCheck]:
    """Return the waiting checks of a filter, each with `due_at` and how many share its number."""
    wanted = waiting_checks(party).filter(FILTERS.get(show, Q()))
    deadlines = Deadline.objects.filter(
        object_type=IdentityCheck._meta.label_lower, object_id=OuterRef("pk")
    )
    same = IdentityCheck.objects.filter(number_index=OuterRef("number_index")).exclude(
        Q(number_index="") | Q(pk=OuterRef("pk"))
    )
    shared = same.order_by().values("number_index").annotate(count=Count("pk")).values("count")
    due = deadlines.order_by("due_at").values("due_at")[:1]
    found: QuerySet[IdentityCheck] = wanted.annotate(due_at=Subquery(due), shared=Subquery(shared))
    return found


FILTERS: Final = {
    "": Q(),
    "late": Q(escalated_at__isnull=False),
    "renewals": Q(accepted_until__isnull=False),
}


def queue_counts(party: Party) -> dict[str, int]:
    """Return how many checks each filter holds; one query."""
    counts = {name or "all": Count("pk", filter=wanted) for name, wanted in FILTERS.items()}
    found = waiting_checks(party).order_by().aggregate(**counts)
    return {name: found[name or "all"] for name in FILTERS}


def count_waiting(party: Party) -> int:
    """Return the count for the desk's rail."""
    return waiting_checks(party).exclude(person_id=party.person_id).count()


def others_with_number(check: IdentityCheck) -> QuerySet[IdentityCheck]:
    """Return the checks of other people who gave a document with the same number: a hint, no
    verdict."""
    equal = vault.indexes_of(check, "number_index")
    same = IdentityCheck.objects.filter(number_index__in=equal).exclude(pk=check.pk)
    found: QuerySet[IdentityCheck] = same.select_related("person").order_by("pk")
    return found


def decide_by(check: IdentityCheck) -> datetime | None:
    """Return until when the check should be decided, None once it is late."""
    found = Deadline.objects.filter(
        object_type=check._meta.label_lower, object_id=check.pk, step="escalate"
    )
    return found.values_list("due_at", flat=True).first()
