"""What was asked for, free of HTTP and of engines: words, filters, order, page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

PER_PAGE: Final = 24
LAST_PAGE: Final = 400
"""Nobody turns more pages; engines get slow behind ten thousand results."""
NEWEST: Final = "-published"
SORT_FIELDS: Final = {
    "": "",
    "price": "price",
    "-price": "-price",
    "lead_time": "lead_time",
    "newest": NEWEST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A question to the market. Prices are ten-thousandths of the one currency filtered by.

    `filters` holds chosen values by facet: category, country, seller, brand, currency, stock,
    lead_time, minimum, and "attribute:<name>" with values as "name=value". `scope` is the code of
    the category page's own category. `facets` names those to count, None = all.
    """

    words: str = ""
    scope: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    price_low: int | None = None
    price_high: int | None = None
    sort: str = ""
    page: int = 1
    facets: tuple[str, ...] | None = None
