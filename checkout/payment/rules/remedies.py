"""What an award is worth: its net and tax, and the commission that then stands (spec section 7).

Every amount is a Decimal in the order's currency. Sums are rounded, not parts: two refunds of one
line give together what one refund would, and so do two releases of one order.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from checkout.order.rules import Commission, commission_for
from marketplace.kernel.money import quantize

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Award:
    """What of a line goes back to the buyer, tax included; no line: of the delivery charge."""

    line_id: int | None
    refund: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Sold:
    """A line (or the delivery charge) as sold, and what of its gross was refunded before."""

    net: Decimal
    gross: Decimal
    refunded: Decimal = NOTHING

    @property
    def refundable(self) -> Decimal:
        """What can still go back, tax included."""
        return self.gross - self.refunded


@dataclass(frozen=True, slots=True)
class Refunded:
    """What goes back of one line: net and tax."""

    net: Decimal
    tax: Decimal

    @property
    def gross(self) -> Decimal:
        """What the buyer gets."""
        return self.net + self.tax


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """An order's commission as it was frozen at placement: both rates in percent, its currency."""

    commission: Decimal
    tax: Decimal
    currency: str


def split_refund(sold: Sold, refund: Decimal, currency: str) -> Refunded:
    """Return net and tax of a refund of one line, in proportion to what was sold.

    Raises ValueError for less than nothing, and for more than is left.
    """
    if not NOTHING <= refund <= sold.refundable:
        raise ValueError("a refund is between nothing and what is left of the line")
    before = net_of(sold, sold.refunded, currency)
    net = net_of(sold, sold.refunded + refund, currency) - before
    return Refunded(net, refund - net)


def net_of(sold: Sold, gross: Decimal, currency: str) -> Decimal:
    """Return the net of a part of a line's gross, rounded half up."""
    return quantize(gross * sold.net / sold.gross, currency) if sold.gross else NOTHING


def commission_change(nets: Iterable[Decimal], taken: Commission, rates: Rates) -> Commission:
    """Return what to take more (negative: to give back) so that `taken` becomes the commission on
    `nets`: the released line nets less what was refunded of them, rounded once on their sum."""
    due = commission_for(nets, rates.commission, rates.tax, rates.currency)
    return Commission(due.net - taken.net, due.tax - taken.tax)
