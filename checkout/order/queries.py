"""Questions about orders: lists from both sides, what waits for whom, what a page shows."""

from typing import Any, Final

from django.db.models import Q, QuerySet

from checkout.order.models import Order, Purchase
from checkout.order.progress import shipped
from marketplace.kernel.party import Party
from marketplace.kernel.rail import tallied

BUYER_ACTS: Final = ("awaiting_payment", "shipped", "delivered")
SELLER_ACTS: Final = ("to_confirm", "confirmed")


def bought(party: Party) -> QuerySet[Any]:
    """Return the orders that the party's company placed, newest first."""
    return _listed(Order.objects.visible_to(party).filter(buyer_id=party.company_id))


def sold(party: Party) -> QuerySet[Any]:
    """Return the orders that the party's company got, newest first."""
    return _listed(Order.objects.visible_to(party).filter(seller_id=party.company_id))


def _listed(orders: QuerySet[Any]) -> QuerySet[Any]:
    return orders.select_related("buyer", "seller", "purchase").order_by("-placed_at", "-id")


def counterparts(company_id: int) -> set[int]:
    """Return the keys of the companies that a company has bought from or sold to; one query."""
    sides = Order.objects.filter(Q(buyer_id=company_id) | Q(seller_id=company_id)).order_by()
    pairs = sides.values_list("buyer_id", "seller_id").distinct()
    return {key for pair in pairs for key in pair} - {company_id}


def in_state(orders: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Return the orders of one state; all for a name that is no state."""
    return orders.filter(status=state) if state in Order.PROCESS.state_names else orders


def waiting(party: Party) -> dict[str, int]:
    """Return how many orders wait for the company to pay or confirm receipt, and to confirm or
    ship, by place of the rail; one query."""
    conditions = {}
    if party.may("buy"):
        conditions["orders:list"] = Q(buyer_id=party.company_id, status__in=BUYER_ACTS)
    if party.may("ship"):
        conditions["orders:sales"] = Q(seller_id=party.company_id, status__in=SELLER_ACTS)
    return tallied(Order.objects.visible_to(party), conditions)


def to_do(party: Party, most: int = 8) -> list[Any]:
    """Return the orders in which it is the party's turn, the oldest first; one query."""
    mine = bought(party).filter(status__in=BUYER_ACTS) if party.may("buy") else bought(party).none()
    if party.may("ship"):
        mine |= sold(party).filter(status__in=SELLER_ACTS)
    return list(mine.order_by("placed_at")[:most])


def lines_with_progress(order: Order) -> list[dict[str, Any]]:
    """Return the lines with what was shipped of each; the quantities come from the parcels."""
    sent = shipped(order)
    return [{"line": line, "shipped": sent.get(line.pk, 0)} for line in order.lines.all()]


def orders_of(purchase: Purchase) -> QuerySet[Any]:
    """Return the orders of a purchase with their sellers and lines, in order of number."""
    orders = Order.objects.filter(purchase=purchase).select_related("seller")
    return orders.prefetch_related("lines").order_by("number")
