"""What each seller lists: articles dealt out by a fixed rule, with tiers, stock and lead time."""

import hashlib
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from catalogue.facts import ListingRow, ListingTerms, ListingText
from catalogue.rules import Tier
from config.demo.cast import Seller
from config.demo.icecat import Article
from config.demo.sellers import SELLERS
from marketplace.kernel.money import minor_unit_digits

FOUR: Final = Decimal("0.0001")
LEAST_PRICE: Final = Decimal("0.35")


def dealt(articles: Iterable[Article]) -> dict[str, list[Article]]:
    """Return seller's name -> articles; every article has one seller, always the same."""
    seats = [seller.name for seller in SELLERS for _seat in range(seller.share)]
    hands: dict[str, list[Article]] = {seller.name: [] for seller in SELLERS}
    for article in articles:
        hands[seats[number_of(article.id, "seller") % len(seats)]].append(article)
    return hands


def number_of(text: str, what: str) -> int:
    """Return a number that text and purpose always give."""
    return int.from_bytes(hashlib.sha256(f"{what}:{text}".encode()).digest()[:4])


def row(article: Article, seller: Seller) -> ListingRow:
    """Return an article as one row of the seller's file."""
    luck = number_of(article.id, "terms")
    return ListingRow(
        ListingText(
            title=article.title,
            description=article.description,
            brand=article.brand,
            mpn=article.mpn[:80],
            gtin=article.gtin,
            category_code=article.code,
            origin=seller.country,
            specs=article.specs,
        ),
        ListingTerms(
            sku=article.id,
            currency=seller.currency,
            tiers=tiers(article.price_cents, seller, luck),
            in_stock=None if luck % 7 == 0 else luck % 480 + 5,
            lead_time_days=seller.lead_days + luck % 4,
            incoterm=seller.incoterm,
            incoterm_place=seller.city if seller.incoterm == "EXW" else "buyer's door",
        ),
    )


def tiers(cents: int, seller: Seller, luck: int) -> tuple[Tier, ...]:
    """Return two to four tiers, net in the seller's currency; cheap goods from a higher minimum."""
    one = max(Decimal(cents) / 100, LEAST_PRICE) * Decimal(seller.price_level)
    first = 10 if cents < 300 else 1
    steps = ((1, "1"), (10, "0.955"), (25, "0.91"), (100, "0.87"))[: 2 + luck % 3]
    return tuple(
        Tier(first * many, _price(one * Decimal(cut), seller.currency)) for many, cut in steps
    )


def _price(amount: Decimal, currency: str) -> Decimal:
    """A list price ends in minor units; what costs little has one decimal more."""
    finer = 1 if amount < 5 else 0
    step = Decimal(1).scaleb(-minor_unit_digits(currency) - finer)
    return amount.quantize(step, ROUND_HALF_UP).quantize(FOUR)
