"""What stands on the home page's shelves."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from catalogue.models import Category, Product
from cms.queries import latest_news
from cms.rules import address_of
from marketplace.kernel.party import Party
from marketplace.privacy.leaving import link_to
from search import presenting, query
from search.categories import Counted
from search.request import Request

__all__ = ["chosen", "counted", "latest_news", "link_of", "newest"]

ON_A_SHELF = 10


def chosen(listings: Iterable[Product], party: Party) -> list[presenting.Row]:
    """Return the rows of chosen listings that are public, in the editors' order."""
    return presenting.rows([listing.pk for listing in listings], 1, party)


def newest(party: Party) -> list[presenting.Row]:
    """Return the rows of the listings published last."""
    found = query.run(Request(sort="newest", facets=()))
    return presenting.rows(found.ids[:ON_A_SHELF], 1, party)


def counted(categories: Iterable[Category]) -> list[Counted]:
    """Return categories with the number of public listings in and below each; one query."""
    public = Product.objects.public().order_by().exclude(category=None)
    sizes = list(public.values_list("category__path").annotate(Count("pk")))
    return [
        Counted(each, sum(size for path, size in sizes if path.startswith(each.path)))
        for each in categories
    ]


def link_of(page: Any, address: str) -> str:
    """Return where a link leads: to a live page, else to an address through the notice; or
    nowhere."""
    if page is not None:
        return address_of(page.url_path) if page.live else ""
    return link_to(address) or "" if address else ""
