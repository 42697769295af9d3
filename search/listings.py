"""Documents from the market's listings, in batches with a fixed number of queries each."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from catalogue.models import Category, Product
from catalogue.rules import minimum_order, unit_price_at
from search.documents import ListingDocument

BATCH: Final = 500
PRICE_STEPS: Final = 10_000
"""Prices stand in the index in whole ten-thousandths of the currency."""
MOST_DESCRIPTION: Final = 4_000

Ways = dict[str, tuple[str, str]]


def documents_of(ids: Iterable[int]) -> Iterator[ListingDocument]:
    """Yield the documents of those listings that are public now; four queries for 500."""
    keys = iter(sorted(set(ids)))
    while batch := list(islice(keys, BATCH)):
        listings = list(Product.objects.public().filter(pk__in=batch).with_terms())
        ways = ways_of(listings)
        yield from (document_of(listing, ways) for listing in listings if listing.tiers)


def ways_of(listings: Iterable[Product]) -> Ways:
    """Return code and names of every category above these listings, by tree path; one query."""
    paths = {
        listing.category.path[:end]
        for listing in listings
        if listing.category
        for end in range(Category.steplen, len(listing.category.path) + 1, Category.steplen)
    }
    found = Category.objects.filter(path__in=paths).values_list("path", "code", "name", "names")
    return {
        path: (code or "", " ".join(sorted({name, *map(str, names.values())})))
        for path, code, name, names in found
    }


def document_of(listing: Product, ways: Ways) -> ListingDocument:
    """Return the document of a public listing that has its terms."""
    way = _way(listing, ways)
    tiers = listing.tiers
    minimum = minimum_order(tiers)
    record = listing.stock_record
    return ListingDocument(
        id=str(listing.pk),
        title=listing.title,
        seller_id=str(listing.seller_id),
        seller_name=listing.seller.display_name,
        country=listing.seller.country,
        brand=listing.brand,
        mpn=listing.mpn,
        skus=(record.partner_sku,),
        gtins=(listing.gtin,),
        category_codes=tuple(code for code, _names in way),
        category_names=tuple(names for _code, names in way[-1:]),
        description=listing.description[:MOST_DESCRIPTION],
        specs=dict(listing.specs),
        currency=listing.currency,
        price=int(unit_price_at(tiers, minimum) * PRICE_STEPS),
        lead_time_days=listing.lead_time_days,
        minimum_order=listing.minimum,
        in_stock=bool(listing.available),
        published=listing.published_at,
    )


def _way(listing: Product, ways: Ways) -> list[tuple[str, str]]:
    if listing.category is None:
        return []
    path, step = listing.category.path, Category.steplen
    starts = (path[:end] for end in range(step, len(path) + 1, step))
    return [ways[start] for start in starts if start in ways and ways[start][0]]


def public_ids() -> list[int]:
    """Return the keys of all public listings, the oldest first."""
    return list(Product.objects.public().order_by("pk").values_list("pk", flat=True))
