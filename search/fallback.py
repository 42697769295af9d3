"""Browsing without an engine: the database answers more plainly, the market stays open."""

from django.db.models import Count, Q, QuerySet

from catalogue.models import Category, Product
from search.request import PER_PAGE, Request

MOST_WORDS = 8
MOST_CATEGORIES = 12
_COLUMNS = {
    "country": "seller__country__in",
    "seller": "seller__in",
    "brand": "brand__in",
    "currency": "stockrecords__price_currency__in",
}
_ORDERS = {"newest": "-published_at", "lead_time": "lead_time_days"}


def search(request: Request) -> tuple[list[int], int, int]:
    """Return the page's listing keys, the size of the result and the page shown; three queries."""
    listings = matching(request).order_by(_ORDERS.get(request.sort, "-pk"), "-pk")
    total = listings.count()
    page = min(request.page, max(-(-total // PER_PAGE), 1))
    start = (page - 1) * PER_PAGE
    return list(listings.values_list("pk", flat=True)[start : start + PER_PAGE]), total, page


def facets(request: Request) -> dict[str, list[tuple[str, int]]]:
    """Return the one facet that costs little here: listings by category; one query."""
    listings = matching(request).exclude(category=None).order_by()
    counted = listings.values_list("category__code").annotate(number=Count("pk"))
    return {"category": list(counted.order_by("-number", "category__code")[:MOST_CATEGORIES])}


def matching(request: Request) -> QuerySet[Product]:
    """Return the public listings that hold all words and pass the filters columns can answer."""
    listings: QuerySet[Product] = Product.objects.public()
    for word in request.words.split()[:MOST_WORDS]:
        listings = listings.filter(
            Q(title__icontains=word) | Q(mpn__iexact=word) | Q(brand__iexact=word)
        )
    for name, values in request.filters.items():
        if name in _COLUMNS:
            wanted = [value for value in values if name != "seller" or _is_key(value)]
            listings = listings.filter(**{_COLUMNS[name]: wanted})
    return _within(listings, [request.scope] if request.scope else request.filters.get("category"))


def _is_key(word: str) -> bool:
    """Say whether a word can be a key: what a visitor typed into the address may be anything."""
    return word.isascii() and word.isdecimal() and len(word) < 19


def _within(listings: QuerySet[Product], codes: object) -> QuerySet[Product]:
    if not codes:
        return listings
    below = Q(pk=None)
    for path in Category.objects.filter(code__in=codes).values_list("path", flat=True):
        below |= Q(category__path__startswith=path)
    return listings.filter(below)
