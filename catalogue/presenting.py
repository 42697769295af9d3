"""A listing's price at a quantity, put together for pages: rows, total, next tier, ships by."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from catalogue.models import Product
from catalogue.rules import (
    PricedFrom,
    TierRow,
    next_tier,
    quantity_problem,
    ships_by,
    tier_rows,
    unit_price_at,
)
from catalogue.words import quantity_words, unit_word
from marketplace.kernel.clock import today
from marketplace.kernel.money import line_net


@dataclass(frozen=True, slots=True)
class Price:
    """Prices of one listing at one quantity, net, in the listing's currency."""

    quantity: int
    words: str
    unit: object
    currency: str
    unit_price: Decimal
    total: Decimal
    rows: list[TierRow]
    next_tier: PricedFrom | None
    problem: object | None
    ships_by: date

    @property
    def unit_counted(self) -> str:
        """The unit in the number of the quantity: piece, pieces."""
        return self.words.removeprefix(str(self.quantity)).strip()

    @property
    def missing(self) -> int:
        """Sales units until the next cheaper tier."""
        return self.next_tier.min_quantity - self.quantity if self.next_tier else 0


def price_at(listing: Product, quantity: int) -> Price:
    """Return the prices at a quantity. Raises ValueError for a listing without tiers."""
    tiers = listing.tiers
    unit_price = unit_price_at(tiers, quantity)
    return Price(
        quantity=quantity,
        words=quantity_words(quantity, listing.unit),
        unit=unit_word(listing.unit),
        currency=listing.currency,
        unit_price=unit_price,
        total=line_net(unit_price, quantity, listing.currency),
        rows=tier_rows(tiers, quantity),
        next_tier=next_tier(tiers, quantity),
        problem=quantity_problem(
            quantity,
            minimum=tiers[0].min_quantity,
            multiple=listing.order_multiple,
            available=listing.available,
        ),
        ships_by=ships_by(today(), listing.lead_time_days),
    )
