"""Totals of an order that sum to the last minor unit (spec section 6, EN 16931-1)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from marketplace.kernel.money import line_net, quantize, spread


@dataclass(frozen=True, slots=True)
class Quantity:
    """A net unit price (4 decimals) and how many whole sales units are bought at it."""

    unit_price: Decimal
    quantity: int


@dataclass(frozen=True, slots=True)
class Amount:
    """Net, tax and gross of one thing, in one currency's minor units."""

    net: Decimal
    tax: Decimal

    @property
    def gross(self) -> Decimal:
        """Net plus tax."""
        return self.net + self.tax


@dataclass(frozen=True, slots=True)
class PricedOrder:
    """The amounts of each line, of delivery and of the whole order: the parts sum to the whole."""

    lines: tuple[Amount, ...]
    delivery: Amount
    total: Amount


def price_order(
    lines: Sequence[Quantity], delivery_net: Decimal, rate: Decimal, currency: str
) -> PricedOrder:
    """Price an order at one tax rate (percent).

    Each line's net is rounded once; tax is taken once on the sum of nets with delivery; its
    minor units go to the lines and to delivery by largest remainder. Raises KeyError for a
    currency that is not traded.
    """
    nets = [line_net(line.unit_price, line.quantity, currency) for line in lines]
    nets.append(quantize(delivery_net, currency))
    net = sum(nets, Decimal(0))
    tax = quantize(net * rate / 100, currency)
    parts = [Amount(*pair) for pair in zip(nets, spread(tax, nets, currency), strict=True)]
    return PricedOrder(tuple(parts[:-1]), parts[-1], Amount(net, tax))


def total_of(amounts: Iterable[Amount]) -> Amount:
    """Add amounts of one currency up: lines to an order, orders to a purchase."""
    parts = list(amounts)
    return Amount(sum((a.net for a in parts), Decimal(0)), sum((a.tax for a in parts), Decimal(0)))
