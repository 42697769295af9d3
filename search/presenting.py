"""A results page's parts in plain values: rows with prices, boxes, chips, sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _

from catalogue.models import Product
from catalogue.presenting import Price, price_at
from catalogue.rules import first_quantity
from marketplace.kernel.party import Party
from search.query import Found
from search.request import LAST_PAGE, PER_PAGE

KEY_ATTRIBUTES: Final = 4
LONGEST_ATTRIBUTE: Final = 24


@dataclass(frozen=True, slots=True)
class Row:
    """One listing at the wanted quantity, or at the next one that can be ordered."""

    listing: Product
    price: Price
    attributes: Sequence[str]
    may_add: bool
    may_ask: bool


def rows(ids: Sequence[int], quantity: int, party: Party) -> list[Row]:
    """Return the public listings of these keys in their order; three queries."""
    found = {
        listing.pk: listing for listing in Product.objects.public().filter(pk__in=ids).with_terms()
    }
    return [row_of(found[key], quantity, party) for key in ids if key in found and found[key].tiers]


def row_of(listing: Product, quantity: int, party: Party) -> Row:
    """Return a listing's row for a party."""
    fitting = first_quantity(max(quantity, listing.minimum), listing.order_multiple)
    price = price_at(listing, fitting)
    theirs = party.is_visitor or (party.may("buy") and party.company_id != listing.seller_id)
    return Row(
        listing=listing,
        price=price,
        attributes=key_attributes(listing.specs),
        may_add=theirs and price.problem is None,
        may_ask=theirs,
    )


def key_attributes(specs: dict[str, Any]) -> list[str]:
    """Return the first attributes that say something on their own: short texts."""
    texts = [value.strip() for value in specs.values() if isinstance(value, str)]
    return list(dict.fromkeys(filter(_speaks_for_itself, texts)))[:KEY_ATTRIBUTES]


def _speaks_for_itself(text: str) -> bool:
    """Say whether an attribute's value needs no name beside it: short, a word, not a list."""
    is_list = any(sign in text for sign in ",;\\\n")
    return len(text) <= LONGEST_ATTRIBUTE and text[:1].isalpha() and not is_list


def page_of(found: Found) -> Page[int]:
    """Return the pager's page for the size of the result, not reading the result."""
    reach = range(min(found.total, LAST_PAGE * PER_PAGE))
    return Paginator(reach, PER_PAGE).get_page(found.page)


def why_this_order(found: Found, sort: str, words: str) -> str:
    """Return in words what the order follows; it is the same for everybody."""
    texts = {
        "price": _("Order: price at the minimum order, lowest first."),
        "-price": _("Order: price at the minimum order, highest first."),
        "lead_time": _("Order: lead time, shortest first."),
        "newest": _("Order: newest first."),
    }
    if words and not sort and not found.degraded:
        return _("Order: text match. Listings with all words first, then those with some.")
    return texts.get(sort, texts["newest"])


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, its words, the number of listings, and whether it is filtered by."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet as a list of boxes: the form field's name, its heading, its choices."""

    name: str
    legend: str
    choices: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: its words and the page's query string without it."""

    label: str
    query: str
