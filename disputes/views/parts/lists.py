"""Which disputes stand in which list, and how many wait for whom."""

from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from disputes.models import Dispute, Proposal
from disputes.process.states import OPEN
from disputes.views.parts.rows import DECIDING, listed
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.rail import tallied

FILTERS: Final = (
    ("", _("All")),
    ("open", _("Open")),
    ("yours", _("Your turn")),
    ("ended", _("Ended")),
)


def of_side(party: Party, *, selling: bool) -> QuerySet[Any]:
    """Return the disputes about what the party's company sold, or bought."""
    own = {"order__seller_id" if selling else "order__buyer_id": party.company_id}
    found: QuerySet[Any] = Dispute.objects.visible_to(party).filter(**own)
    return found


def chosen(disputes: QuerySet[Any], name: str, *, selling: bool) -> QuerySet[Any]:
    """Return the disputes of a filter, newest first; all for a name that is none."""
    conditions = {
        "open": Q(status__in=OPEN),
        "yours": awaited(selling=selling),
        "ended": ~Q(status__in=OPEN),
    }
    return listed(disputes.filter(conditions.get(name, Q()))).order_by("-opened_at", "-pk")


def awaited(*, selling: bool) -> Q:
    """Return the condition that a side is waited for: to answer, to add, or to take the ruling."""
    own = "seller" if selling else "buyer"
    asked = Proposal.objects.filter(
        dispute=OuterRef("pk"), status="open", company_id=OuterRef(f"order__{own}_id")
    )
    return (
        Q(~Exists(asked), status="negotiation")
        | Q(status="evidence", **{f"{own}_done_at": None})
        | Q(status="ruled", **{f"{own}_accepted_at": None})
    )


def waiting(party: Party) -> dict[str, int]:
    """Return how many disputes wait for the company as buyer and as seller, by place of the rail;
    one query."""
    sides = (("disputes:list", "buy", "buyer", False), ("disputes:sales", "sell", "seller", True))
    conditions = {
        place: Q(**{f"order__{side}_id": party.company_id}) & awaited(selling=selling)
        for place, right, side, selling in sides
        if party.may(right)
    }
    return tallied(Dispute.objects.visible_to(party), conditions)


def to_do(party: Party, most: int = 8) -> QuerySet[Any]:
    """Return the disputes in which it is the party's turn, the oldest first."""
    found = Dispute.objects.none()
    for selling, right in ((False, "buy"), (True, "sell")):
        if party.may(right):
            found = found | of_side(party, selling=selling).filter(awaited(selling=selling))
    return listed(found).order_by("opened_at", "pk")[:most]


def queue_conditions(party: Party) -> dict[str, Q]:
    """Return the moderators' filters by name; the empty name is all that is to be decided."""
    deciding, appealed = Q(status__in=DECIDING), Q(status__in=("appeal", "appeal_look"))
    first, second = Q(status="review"), Q(status="appeal")
    me = party.person_id
    return {
        "": deciding,
        "mine": (first & Q(moderator_id=me)) | (second & Q(appeal_moderator_id=me)),
        "unclaimed": (first & Q(moderator=None)) | (second & Q(appeal_moderator=None)),
        "second": Q(status__in=("second_look", "appeal_look")),
        "overdue": deciding & Q(ruling_due__lt=now()),
        "appeals": appealed,
        "before": Q(status__in=("negotiation", "evidence")),
        "ended": ~Q(status__in=OPEN) | Q(status="ruled"),
    }


def queue(party: Party, name: str) -> QuerySet[Any]:
    """Return the disputes of a moderators' filter, the next deadline first."""
    conditions = queue_conditions(party)
    found = Dispute.objects.visible_to(party).filter(conditions.get(name, conditions[""]))
    order = (F("ruling_due").asc(nulls_last=True), "opened_at", "pk")
    return listed(found).order_by(*order)


def queue_counts(party: Party) -> dict[str, int]:
    """Return how many disputes each filter holds; one query."""
    conditions = queue_conditions(party).items()
    counts = {f"n_{name}": Count("pk", filter=condition) for name, condition in conditions}
    found = Dispute.objects.visible_to(party).aggregate(**counts)
    return {name: found[f"n_{name}"] for name, _condition in conditions}


def waiting_for_moderator(party: Party) -> int:
    """Return how many disputes wait for this moderator: unclaimed, or in the own hands."""
    conditions = queue_conditions(party)
    looks = conditions["second"] & ~Q(moderator_id=party.person_id)
    wanted = conditions["mine"] | conditions["unclaimed"] | looks
    return int(Dispute.objects.visible_to(party).filter(wanted).count())
