"""Pure rules of the basket: delivery per seller and what one seller's part costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

FLAT: Final = "flat"
COLLECTION: Final = "collection"


@dataclass(frozen=True, slots=True)
class Tariff:
    """A seller's delivery: flat net amount, free from a net amount of goods on, collection or
    not."""

    flat_net: Decimal = Decimal(0)
    free_above: Decimal | None = None
    collection: bool = False

    def methods(self) -> tuple[str, ...]:
        """Return the delivery methods offered."""
        return (FLAT, COLLECTION) if self.collection else (FLAT,)


def delivery_net(tariff: Tariff, method: str, goods_net: Decimal) -> Decimal:
    """Return the net price of delivery for goods of that net worth, in the same currency."""
    if method == COLLECTION and tariff.collection:
        return Decimal(0)
    if tariff.free_above is not None and goods_net >= tariff.free_above:
        return Decimal(0)
    return tariff.flat_net


def one_currency(currencies: Sequence[str]) -> str | None:
    """Return the currency that all lines share; None for none or for several."""
    found = set(currencies)
    return found.pop() if len(found) == 1 else None
