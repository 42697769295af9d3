"""Listings as a list shows them, with the price at the smallest order: one query."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.db.models import QuerySet

from catalogue.models import PriceTier, Product
from catalogue.rules import Tier, first_quantity, minimum_order, unit_price_at
from catalogue.words import quantity_words, unit_word

LISTING: Final = "stockrecord__product"
COLUMNS: Final = tuple(
    f"{LISTING}__{name}"
    for name in (
        *("title", "slug", "unit", "order_multiple"),
        *("seller__trade_name", "seller__legal_name", "seller__country", "category__picture"),
    )
)


@dataclass(frozen=True, slots=True)
class Card:
    """A public listing and its price at the minimum order, net."""

    listing: Product
    unit_price: Decimal
    currency: str
    unit: object
    quantity: str


def cards(ids: Iterable[int]) -> dict[int, Card]:
    """Return the cards of those listings that are public and priced, by key."""
    public = Product.objects.public().filter(pk__in=set(ids))
    tiers: dict[int, list[PriceTier]] = defaultdict(list)
    for tier in _tiers().filter(stockrecord__product__in=public):
        tiers[tier.stockrecord.product_id].append(tier)
    return {key: _card(rows) for key, rows in tiers.items()}


def _tiers() -> "QuerySet[PriceTier]":
    """Return tiers with the columns that a card draws, and no others."""
    return PriceTier.objects.select_related(f"{LISTING}__seller", f"{LISTING}__category").only(
        "min_quantity", "unit_price", "stockrecord__price_currency", *COLUMNS
    )


def _card(rows: list[PriceTier]) -> Card:
    record = rows[0].stockrecord
    listing, tiers = record.product, sorted(Tier(t.min_quantity, t.unit_price) for t in rows)
    minimum = first_quantity(minimum_order(tiers), listing.order_multiple)
    return Card(
        listing=listing,
        unit_price=unit_price_at(tiers, minimum),
        currency=str(record.price_currency),
        unit=unit_word(listing.unit),
        quantity=quantity_words(minimum, listing.unit),
    )
