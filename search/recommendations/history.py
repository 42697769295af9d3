"""The one door to what is known of somebody for suggestions: after privacy's gate, or nothing.

No other module reads views, marks, orders or inquiries for what a page suggests.
"""

from typing import Any, Final

from django.db.models import CharField, Count, F, Max, QuerySet, Value
from django.http import HttpRequest

from catalogue.models.visibility import SELLER_MAY_SELL
from catalogue.process import PUBLISHED
from checkout.order.models import Line
from marketplace.kernel.party import VISITOR, Party
from marketplace.privacy.gate import allows
from marketplace.sourcing.models import Inquiry
from search.recommendations import visits
from search.recommendations.facts import (
    ASKED,
    MOST_MARKS,
    MOST_TRACES,
    ORDERED,
    VIEWED,
    History,
    Trace,
)
from search.recommendations.models.past import Mark, Viewed
from search.recommendations.queries import thing_of, things_of

PURPOSE: Final = "personalisation"
FEATURES: Final = (
    "title",
    "brand",
    "category__path",
    "category__code",
    "seller_id",
    "status",
    "seller__status",
)
Row = tuple[Any, ...]


def is_on(request: HttpRequest) -> bool:
    """Say whether this request may be answered from somebody's history: the one gate.

    Platform staff and people without a company have none.
    """
    party = party_of(request)
    return (party.is_visitor or party.is_member) and allows(request, PURPOSE)


def history_for(request: HttpRequest) -> History | None:
    """Return what may be used for this request, or None, with nothing read; one query.

    It is the company's orders, its inquiries for those who may ask, and the person's own views.
    """
    if not is_on(request):
        return None
    party = party_of(request)
    return _of_visitor(request) if party.is_visitor else _of_member(party)


def party_of(request: Any) -> Party:
    """Return who asks for the page."""
    party: Party = getattr(request, "party", VISITOR)
    return party


def _of_member(party: Party) -> History:
    rows = list(
        _orders(party)
        .union(_inquiries(party), _views(party), _marks(party), all=True)
        .order_by("rank", "-last", "key")[: MOST_MARKS + MOST_TRACES]
    )
    marks = [row for row in rows if row[0] == 0]
    traces = [_trace(row) for row in rows if row[0]]
    return History(
        traces=tuple(traces[:MOST_TRACES]),
        hidden=tuple(thing_of(row[4:10]) for row in marks if row[1] == Mark.HIDDEN),
        unused=frozenset(row[4] for row in marks if row[1] == Mark.UNUSED),
        company_id=party.company_id,
    )


def _of_visitor(request: HttpRequest) -> History:
    seen, hidden = visits.viewed(request.session), visits.hidden(request.session)
    things = things_of([*seen, *hidden]) if seen or hidden else {}
    traces = [Trace(things[key], VIEWED, at) for key, at in seen.items() if key in things]
    return History(traces=tuple(traces), hidden=tuple(things[k] for k in hidden if k in things))


def _orders(party: Party) -> "QuerySet[Any, Any]":
    lines = Line.objects.filter(order__buyer_id=party.company_id).exclude(product=None)
    sold = lines.exclude(order__status="cancelled") if party.may("view") else lines.none()
    return _columns(
        sold, ORDERED, "product",
        last=Max("order__placed_at"), number=Count("order__purchase", distinct=True),
    )  # fmt: skip


def _inquiries(party: Party) -> "QuerySet[Any, Any]":
    asked = Inquiry.objects.asked_by(party).exclude(listing=None)
    return _columns(asked, ASKED, "listing", last=Max("asked_at"), number=Count("pk"))


def _views(party: Party) -> "QuerySet[Any, Any]":
    views = Viewed.objects.visible_to(party)
    return _columns(views, VIEWED, "listing", last=F("seen_at"), number=F("times"))


def _marks(party: Party) -> "QuerySet[Any, Any]":
    marks = Mark.objects.visible_to(party)
    return _columns(marks, F("kind"), "listing", last=F("at"), number=Value(1), rank=0)


def _columns(
    rows: "QuerySet[Any]", what: Any, listing: str, *, rank: int = 1, **counted: Any
) -> "QuerySet[Any, Any]":
    """Return rank, kind, last time, number, key and what counts of the listing, a row each."""
    words = what if isinstance(what, F) else Value(what, output_field=CharField())
    names = [f"{listing}__{name}" for name in FEATURES]
    grouped = rows.order_by().values(f"{listing}_id", *names)
    named = grouped.annotate(rank=Value(rank), what=words, key=F(f"{listing}_id"), **counted)
    found: QuerySet[Any, Any] = named.values_list("rank", "what", "last", "number", "key", *names)
    return found


def _trace(row: Row) -> Trace:
    kind, last, number = row[1:4]
    public = row[10:] == (PUBLISHED, SELLER_MAY_SELL)
    return Trace(thing_of(row[4:10]), kind, last, number, public)
