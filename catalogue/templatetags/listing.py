"""Words and figures of a listing: units, attribute values, changes in percent, the lowest price."""

from decimal import Decimal
from typing import Any

from django import template
from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from catalogue.models import Category, Product
from catalogue.words import quantity_words, unit_word
from marketplace.kernel.templatetags.comptoir import unit_price
from marketplace.kernel.templatetags.formatting import percent_text, unit_price_text

register = template.Library()
register.filter("of_unit", quantity_words)
register.filter("unit_name", unit_word)
register.filter("plain_price", unit_price_text)


@register.filter
def signed_percent(change: Decimal) -> str:
    """Return a change in percent with its sign: −5.5 %."""
    sign = "\u2212" if change < 0 else "+"
    return sign + percent_text(abs(change) / 100)


@register.filter
def spec(value: object) -> str:
    """Return an attribute's value in words: yes and no for what holds or not."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return str(value)


@register.simple_tag
def lowest(listing: Product) -> SafeString | str:
    """Draw the lowest unit price of a listing, or a dash before the terms are set."""
    prices = [tier.unit_price for tier in listing.tiers]
    return unit_price(min(prices), listing.currency) if prices else "–"


@register.simple_tag
def top_categories() -> QuerySet[Category]:
    """Return the categories without a parent, for the picker before anything is typed."""
    found: QuerySet[Any] = Category.objects.filter(depth=1).order_by("code")
    return found
