"""Questions about frozen money: how much waits, what can still go back, what may be released."""

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from checkout.order.models import Line, Order
from checkout.order.models.fields import summed
from checkout.order.rules import Commission
from checkout.payment.ledger import balance
from checkout.payment.models import Freeze, FrozenLine, RefundLine
from checkout.payment.rules import Rates, Sold
from marketplace.kernel.money import from_minor


def sold(order: Order, line: Line | None) -> Sold:
    """Return a line as sold with what was refunded of it; no line: the delivery charge."""
    back = RefundLine.objects.filter(refund__order=order, line=line)
    refunded = back.aggregate(total=summed("gross"))["total"] or Decimal(0)
    if line is None:
        return Sold(net=order.delivery_net, gross=order.shipping_incl_tax, refunded=refunded)
    return Sold(net=line.line_price_excl_tax, gross=line.line_price_incl_tax, refunded=refunded)


def refundable(line: Line) -> Decimal:
    """Return what of a line can still go back to the buyer, tax included."""
    return sold(line.order, line).refundable


def refundable_freight(order: Order) -> Decimal:
    """Return what of the delivery charge can still go back to the buyer, tax included."""
    return sold(order, None).refundable


def open_freezes(order: Order) -> QuerySet[Freeze]:
    """Return the order's freezes that nobody ended yet, oldest first."""
    return Freeze.objects.filter(order=order, lifted_at=None)


def frozen(order: Order) -> Decimal:
    """Return how much of the order's held money waits for a decision, in its currency.

    What was released before it was frozen is not held any more and does not count.
    """
    held = open_freezes(order).filter(after_release=False)
    rows = held.annotate(total=summed("lines__gross")).values_list("total", "freight").order_by()
    totals = [total or Decimal(0) for total, _freight in rows]
    if any(freight for _total, freight in rows):
        totals.append(refundable_freight(order))
    return sum(totals, Decimal(0))


def released_nets(order: Order) -> list[Decimal]:
    """Return the nets that commission is due on when all that is not frozen is released: each
    line's, less what was refunded of it."""
    kept = FrozenLine.objects.filter(
        freeze__order=order, freeze__lifted_at=None, freeze__after_release=False
    )
    free: QuerySet[Any] = order.lines.exclude(pk__in=kept.values("line"))
    rows = free.annotate(back=summed("refund_lines__net")).values_list(
        "line_price_excl_tax", "back"
    )
    return [net - (back or Decimal(0)) for net, back in rows]


def commission_taken(order: Order) -> Commission:
    """Return the commission and its tax that the books show for an order."""
    accounts = ("commission", "commission_tax")
    net, tax = (from_minor(-balance(name, order=order), order.currency) for name in accounts)
    return Commission(net, tax)


def rates_of(order: Order) -> Rates:
    """Return the order's commission as frozen at placement."""
    return Rates(
        commission=order.commission_rate, tax=order.commission_tax_rate, currency=order.currency
    )
