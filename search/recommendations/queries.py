"""What is the same for everybody: popular listings, newest ones; no history is read for it."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from catalogue.models import Product
from marketplace.kernel.clock import now
from search import query
from search.recommendations.facts import Thing
from search.recommendations.models.popular import Popular
from search.request import Request


def popular(most: int) -> list[int]:
    """Return the listings that most companies ordered lately, ten at least; one query."""
    standing = Popular.objects.filter(until__gt=now()).order_by("-companies", "listing_id")
    public = standing.filter(listing__in=Product.objects.public())
    return list(public.values_list("pk", flat=True)[:most])


def newest(most: int, without: Collection[int]) -> list[int]:
    """Return the listings published last, some left out; asked of the engine."""
    found = query.run(Request(sort="newest", facets=()))
    return [key for key in found.ids if key not in without][:most]


def things_of(keys: Iterable[int]) -> dict[int, Thing]:
    """Return what counts of those listings that are public, by key; one query."""
    columns = ("pk", "title", "brand", "category__path", "category__code", "seller_id")
    rows = Product.objects.public().filter(pk__in=set(keys)).order_by("pk").values_list(*columns)
    return {row[0]: thing_of(row) for row in rows}


def thing_of(row: Sequence[Any]) -> Thing:
    """Return a thing from key, title, brand, path, code and seller; the category may be None."""
    key, title, brand, path, code, seller = row
    return Thing(key, title, brand, path or "", code or "", seller)
