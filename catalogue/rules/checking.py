"""Faults of what a seller typed, field by field; forms, single verbs and the bulk verb ask here."""

from collections.abc import Container, Iterator
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from catalogue.rules.codes import gtin_fault, hs_fault
from catalogue.rules.tiers import HIGHEST_QUANTITY, tier_table_fault

LONGEST: Final = {"title": 255, "brand": 120, "mpn": 80, "sku": 128, "incoterm_place": 80}
LONGEST_DESCRIPTION: Final = 20_000
MOST_SPECS: Final = 200
LONGEST_LEAD_DAYS: Final = 730
HIGHEST_STOCK: Final = 2_000_000_000
Fault = tuple[str, object]


def text_faults(text: Any, units: Container[str]) -> Iterator[Fault]:
    """Yield (field, reason) for each fault of a `ListingText`; `units` holds the units taken."""
    yield from _too_long(text, ("title", "brand", "mpn"))
    if not text.title.strip():
        yield "title", _("Give a title.")
    if len(text.description) > LONGEST_DESCRIPTION:
        yield "description", _("The description is too long.")
    if text.unit not in units:
        yield "unit", _("This unit is not known.")
    if not 1 <= text.pack_size <= HIGHEST_QUANTITY:
        yield "pack_size", _("The pack size is a whole number from 1 on.")
    yield from _code_faults(text)


def _code_faults(text: Any) -> Iterator[Fault]:
    if fault := gtin_fault(text.gtin):
        yield "gtin", fault
    if fault := hs_fault(text.hs_code):
        yield "hs_code", fault
    if len(text.specs) > MOST_SPECS:
        yield "specs", _("A listing has at most %(most)s attributes.") % {"most": MOST_SPECS}


def terms_faults(terms: Any, currencies: Container[str]) -> Iterator[Fault]:
    """Yield (field, reason) for each fault of `ListingTerms`; `currencies` holds those traded."""
    yield from _too_long(terms, ("sku", "incoterm_place"))
    if not terms.sku.strip():
        yield "sku", _("Give your own article number (SKU).")
    if terms.currency not in currencies:
        yield "currency", _("This currency is not traded here.")
    if fault := tier_table_fault(terms.tiers):
        yield "tiers", fault
    yield from _number_faults(terms)


def _number_faults(terms: Any) -> Iterator[Fault]:
    if terms.in_stock is not None and not 0 <= terms.in_stock <= HIGHEST_STOCK:
        yield "in_stock", _("The stock is zero or more.")
    if not 0 <= terms.lead_time_days <= LONGEST_LEAD_DAYS:
        yield "lead_time_days", _("The lead time is between 0 and 730 days.")
    if not 1 <= terms.order_multiple <= HIGHEST_QUANTITY:
        yield "order_multiple", _("The order multiple is a whole number from 1 on.")


def _too_long(value: Any, names: tuple[str, ...]) -> Iterator[Fault]:
    for name in names:
        if len(getattr(value, name)) > LONGEST[name]:
            yield name, _("Please shorten this to %(most)s characters.") % {"most": LONGEST[name]}
