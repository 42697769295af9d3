"""What the platform takes from a seller: a share of line nets plus tax (spec section 7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from marketplace.kernel.money import quantize


@dataclass(frozen=True, slots=True)
class Commission:
    """The commission's net and its tax, in the order's currency."""

    net: Decimal
    tax: Decimal

    @property
    def gross(self) -> Decimal:
        """What is kept back from the seller."""
        return self.net + self.tax


def commission_for(
    nets: Iterable[Decimal], rate: Decimal, tax_rate: Decimal, currency: str
) -> Commission:
    """Return the commission on the line nets (without tax and freight), both rates in percent.

    The share is rounded once, half up, and so is the tax on it.
    """
    net = quantize(sum(nets, Decimal(0)) * rate / 100, currency)
    return Commission(net, quantize(net * tax_rate / 100, currency))
