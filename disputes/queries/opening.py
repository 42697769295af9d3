"""Who may open a dispute over an order, until when, and over which lines."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from checkout.order.models import Order
from disputes.limits import days
from disputes.models import DisputeLine
from disputes.rules import Receipt, opens_on, term_ends
from marketplace.kernel import events
from marketplace.kernel.clock import now, today
from marketplace.kernel.deadlines import day_of
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.templatetags.formatting import day_text

STATES = ("shipped", "delivered", "completed")
REPORTS = ("order.receipt_problem", "order.received")


def receipt_of(order: Order) -> Receipt:
    """Return what is known of an order's arrival."""
    told = events.timeline(order).filter(name__in=("order.delivered", *REPORTS))
    at: dict[str, Any] = {}
    for event in told:
        at.setdefault("reported" if event.name in REPORTS else "delivered", event.at)
    return Receipt(
        came_at=order.arrived_at or at.get("delivered"),
        reported_at=at.get("reported"),
        promised_for=order.promised_for,
    )


def opening_obstacle(order: Order, by: Party) -> Refused | None:
    """Return why the party can not open a dispute over an order, or None.

    The buyer has 30 days. The seller answers a report of short or damaged goods: as long as it
    stands nobody is paid, so the seller's right has no end.
    """
    buys, sells = order.buyer_id == by.company_id, order.seller_id == by.company_id
    if not ((buys and by.may("buy")) or (sells and by.may("sell"))):
        return Refused(_("You may not open a dispute over this order."), code="wrong_actor")
    if order.status not in STATES:
        return Refused(
            _("A dispute is about goods that were shipped. Before that, cancel the order."),
            code="wrong_state",
        )
    return _term_obstacle(order) if buys else _seller_obstacle(order)


def _seller_obstacle(order: Order) -> Refused | None:
    if order.has_receipt_problem:
        return None
    return Refused(
        _("A seller opens a dispute when the buyer reported short or damaged goods."),
        code="no_report",
    )


def _term_obstacle(order: Order) -> Refused | None:
    receipt = receipt_of(order)
    first, last = opens_on(receipt), term_ends(receipt, days("DISPUTE_OPEN_DAYS"))
    if first is not None and today() < first:
        words = _("Nothing has arrived yet. You may open a dispute from %(day)s on.")
        return Refused(words % {"day": day_text(first)}, code="too_early")
    if now() > last:
        words = _("The term for a dispute over this order ended on %(day)s.")
        return Refused(words % {"day": day_text(day_of(last))}, code="too_late")
    return None


def lines_taken(order: Order) -> dict[int, DisputeLine]:
    """Return the lines that can not be disputed, by key: in an open dispute, or settled before."""
    rows = DisputeLine.objects.filter(line__order=order).select_related("dispute", "line")
    return {row.line_id: row for row in rows if row.is_open or row.is_settled}


def free_lines(order: Order) -> QuerySet[Any]:
    """Return the lines of an order over which a dispute can be opened."""
    found: QuerySet[Any] = order.lines.exclude(pk__in=lines_taken(order)).order_by("pk")
    return found


def freight_is_free(order: Order) -> bool:
    """Say whether the delivery charge is something and was claimed by no dispute that stands."""
    claimed = order.disputes.filter(claims_freight=True).exclude(status="withdrawn")
    return order.shipping_incl_tax > 0 and not claimed.exists()
