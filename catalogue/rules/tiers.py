"""Price tiers: minimum quantity -> net unit price with up to four decimals (spec section 3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Final, Protocol

from django.utils.translation import gettext_lazy as _

MOST_TIERS: Final = 10
DECIMALS: Final = 4
HIGHEST_PRICE: Final = Decimal(10) ** 12
HIGHEST_QUANTITY: Final = 1_000_000_000


class PricedFrom(Protocol):
    """Anything with a quantity from which a unit price holds: a `Tier` or a stored price tier."""

    @property
    def min_quantity(self) -> int:
        """Whole sales units from which the price holds."""

    @property
    def unit_price(self) -> Decimal:
        """Net price of one sales unit."""


@dataclass(frozen=True, slots=True, order=True)
class Tier:
    """From `min_quantity` sales units on, one costs `unit_price` net."""

    min_quantity: int
    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class TierRow:
    """A tier as a table shows it: from, to (None = open), price, change to the first in percent."""

    min_quantity: int
    last_quantity: int | None
    unit_price: Decimal
    change: Decimal
    is_chosen: bool


def trimmed(price: Decimal) -> Decimal:
    """Return a price without the zeros that its column adds: 412.5000 -> 412.5, 100.0000 -> 100."""
    return Decimal(f"{price.normalize():f}")


def ordered(tiers: Iterable[PricedFrom]) -> list[PricedFrom]:
    """Return the tiers by minimum quantity. Raises ValueError when there is none."""
    found = sorted(tiers, key=lambda tier: tier.min_quantity)
    if not found:
        raise ValueError("a listing without tiers has no price")
    return found


def unit_price_at(tiers: Iterable[PricedFrom], quantity: int) -> Decimal:
    """Return the net unit price at a quantity: that of the highest minimum reached.

    Below the minimum order it is the first tier's, so that a too small line still shows a price;
    `quantity_problem` refuses it. Raises ValueError without tiers.
    """
    first, *others = ordered(tiers)
    reached = [tier for tier in others if tier.min_quantity <= quantity]
    return (reached[-1] if reached else first).unit_price


def next_tier(tiers: Iterable[PricedFrom], quantity: int) -> PricedFrom | None:
    """Return the first tier above the quantity that is cheaper than the present price, or None."""
    found = ordered(tiers)
    present = unit_price_at(found, quantity)
    above = (t for t in found if t.min_quantity > quantity and t.unit_price < present)
    return next(above, None)


def tier_rows(tiers: Iterable[PricedFrom], quantity: int) -> list[TierRow]:
    """Return the table of a product page with the row of the quantity marked."""
    found = ordered(tiers)
    ends: list[int | None] = [after.min_quantity - 1 for _tier, after in pairwise(found)]
    return [
        TierRow(
            tier.min_quantity,
            last,
            tier.unit_price,
            _change(found[0].unit_price, tier.unit_price),
            tier.min_quantity <= quantity <= (last or quantity),
        )
        for tier, last in zip(found, [*ends, None], strict=True)
    ]


def _change(first: Decimal, price: Decimal) -> Decimal:
    return ((price - first) * 100 / first).quantize(Decimal("0.1"))


def tier_table_fault(tiers: Sequence[PricedFrom]) -> object | None:
    """Return why a table of tiers can not stand, or None."""
    if not tiers:
        return _("Give at least one price: a minimum quantity and its unit price.")
    if len(tiers) > MOST_TIERS:
        return _("A listing has at most %(most)s price tiers.") % {"most": MOST_TIERS}
    if len({tier.min_quantity for tier in tiers}) < len(tiers):
        return _("Two price tiers start at the same quantity.")
    return next((fault for tier in tiers if (fault := _tier_fault(tier))), None)


def _tier_fault(tier: PricedFrom) -> object | None:
    if not 1 <= tier.min_quantity <= HIGHEST_QUANTITY:
        return _("A minimum quantity is a whole number from 1 on.")
    if not 0 < tier.unit_price < HIGHEST_PRICE:
        return _("A unit price is above zero.")
    if tier.unit_price != round(tier.unit_price, DECIMALS):
        return _("A unit price has at most four decimals.")
    return None


def tier_table_warning(tiers: Iterable[PricedFrom]) -> object | None:
    """Return what looks like a slip though it is allowed: a price that rises with the quantity."""
    for before, after in pairwise(ordered(tiers)):
        if after.unit_price > before.unit_price:
            return _("From %(quantity)s on the unit price rises. Is this meant?") % {
                "quantity": after.min_quantity
            }
    return None
