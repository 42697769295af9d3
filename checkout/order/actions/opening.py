"""Placement's last act: one purchase, an order per seller and their lines, in one transaction."""

from collections import Counter

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.order import stock
from checkout.order.actions.writing import write_lines, write_order
from checkout.order.actors import company_of, person_of
from checkout.order.limits import days
from checkout.order.models import Purchase
from checkout.order.rules import (
    Amount,
    Placing,
    PlacingOrder,
    PricedOrder,
    Quantity,
    letter,
    price_order,
    purchase_number,
    total_of,
)
from marketplace.kernel import events, steps
from marketplace.kernel.clock import now, today
from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.numbers import take_number
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def open_orders(placing: Placing, *, by: Party) -> Purchase:
    """Reserve the stock, write the purchase of a basket, its orders and lines, start their clocks.

    The caller has locked the basket in the same transaction. Raises Refused for a party that may
    not buy, an empty purchase, a basket already placed, a seller who is the buyer, and for stock
    that is gone.
    """
    _check(placing, by)
    reserved = _reserve(placing)
    priced = [priced_part(part, placing.currency) for part in placing.orders]
    if any(part.total.gross <= 0 for part in priced):
        raise Refused(_("An order must cost something."), code="free")
    purchase = _open_purchase(placing, total_of(p.total for p in priced), by)
    for place, (part, amounts) in enumerate(zip(placing.orders, priced, strict=True)):
        order = write_order(purchase, part, amounts, letter(place))
        write_lines(order, part, amounts, reserved)
        steps.begin(order, by=by, purchase=purchase.number)
    events.record("purchase.placed", purchase, by=by, orders=len(priced))
    return purchase


def priced_part(part: PlacingOrder, currency: str) -> PricedOrder:
    """Return the amounts of one seller's part, exactly as they will be written."""
    lines = [Quantity(line.unit_price, line.quantity) for line in part.lines]
    return price_order(lines, part.delivery_net, part.tax.rate, currency)


def _check(placing: Placing, by: Party) -> None:
    if not (by.is_member and by.may("buy")):
        raise Refused(_("You may not buy for this company."), code="wrong_actor")
    if not placing.orders or not all(part.lines for part in placing.orders):
        raise Refused(_("There is nothing to order."), code="empty")
    if any(part.seller_id == by.company_id for part in placing.orders):
        raise Refused(_("A company can not buy from itself."), code="own_listing")
    if Purchase.objects.filter(basket_id=placing.basket_id).exists():
        raise Refused(_("This basket was already ordered."), code="already_placed")


def _reserve(placing: Placing) -> frozenset[int]:
    """Reserve in ascending order of key; return the stock records that now hold stock for us."""
    wanted: Counter[int] = Counter()
    for line in (line for part in placing.orders for line in part.lines):
        wanted[line.stockrecord_id] += line.quantity
    return frozenset(pk for pk in sorted(wanted) if stock.reserve(pk, wanted[pk]))


def _open_purchase(placing: Placing, total: Amount, by: Party) -> Purchase:
    at, year = now(), today().year
    return Purchase.objects.create(
        number=purchase_number(year, take_number(f"purchase-{year}")),
        buyer_id=company_of(by),
        placed_by_id=person_of(by),
        basket_id=placing.basket_id,
        currency=placing.currency,
        net=total.net,
        tax=total.tax,
        gross=total.gross,
        placed_at=at,
        pay_by=end_of_day_after(at, days("ORDER_PAYMENT_DAYS")),
        **_said(placing),
    )


def _said(placing: Placing) -> dict[str, object]:
    """Return what the buyer wrote, column by column."""
    columns = ("po_number", "cost_centre", "note", "invoice", "payment_method")
    return {name: getattr(placing, name) for name in columns}
