"""From a person's request to an engine's question: filters, facets, order, page."""

from typing import Final

from search.engine import Ask, Facet, Filter, Steps, Values
from search.request import NEWEST, PER_PAGE, SORT_FIELDS, Request
from search.tree import Between, Exactly, Node

LEAD_STEPS: Final = (2, 7, 30)
MINIMUM_STEPS: Final = (1, 10, 100)
MOST_ATTRIBUTES: Final = 400
FACETS: Final[tuple[Facet, ...]] = (
    Values("children", "category", 600),
    Values("category", "leaf"),
    Values("country", "country"),
    Values("seller", "seller"),
    Values("brand", "brand_key"),
    Values("currency", "currency", 6),
    Values("stock", "stock", 2),
    Steps("lead_time", "lead_time", LEAD_STEPS),
    Steps("minimum", "minimum", MINIMUM_STEPS),
    Values("attribute", "attribute", MOST_ATTRIBUTES),
)


def ask_of(request: Request, node: Node) -> Ask:
    """Return the engine's question for a page of a request."""
    return Ask(
        match=node,
        filters=filters_of(request),
        facets=facets_of(request),
        sort=SORT_FIELDS.get(request.sort, "") or ("" if request.words else NEWEST),
        offset=(request.page - 1) * PER_PAGE,
        limit=PER_PAGE,
    )


def facets_of(request: Request) -> tuple[Facet, ...]:
    """Return the facets to count; each attribute filtered by is counted without that filter too."""
    wanted = request.facets
    names = [name for name in request.filters if name.startswith("attribute:")]
    own = tuple(Values(name, "attribute", MOST_ATTRIBUTES) for name in names)
    return tuple(f for f in FACETS if wanted is None or f.name in wanted) + own


def filters_of(request: Request) -> dict[str, Filter]:
    """Return the named filters of a request, that of the category page and prices among them."""
    fields = {"brand": "brand_key"}
    found: dict[str, Filter] = {}
    for name, values in request.filters.items():
        if name in {"lead_time", "minimum"}:
            found[name] = Between(name, None, max(int(value) for value in values))
        else:
            found[name] = Exactly(fields.get(name, name.partition(":")[0]), values)
    if request.scope:
        found["scope"] = Exactly("category", (request.scope,))
    if request.price_low is not None or request.price_high is not None:
        found["price"] = Between("price", request.price_low, request.price_high)
    return found
