"""The tags of every page: amounts, dates, icons, states, turns, timelines, files, trust marks."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from marketplace.kernel import rail, slots
from marketplace.kernel.clock import now
from marketplace.kernel.party import VISITOR, Party
from marketplace.kernel.templatetags import capture, drawing, fields, formatting, pictures, words

register = template.Library()
register.filter("number", formatting.number_text)
register.filter("percent", formatting.percent_text)
register.filter("country", formatting.country_text)
register.filter("filesize", formatting.size_text)
register.filter("role", words.role_words)
register.filter("segments", pictures.segments)
register.filter("hint", fields.hint)
register.filter("kind", fields.kind)
register.simple_tag(fields.control)
register.simple_tag(pictures.icon_svg, name="icon")
register.tag("capture", capture.capture)
register.inclusion_tag("elements/status.html")(drawing.status)
register.inclusion_tag("elements/verified.html")(drawing.verified)
register.inclusion_tag("elements/address.html")(drawing.address)


def _party(context: Context) -> Party:
    party: Party = getattr(context.get("request"), "party", VISITOR)
    return party


@register.simple_tag
def money(amount: Decimal, currency: str) -> SafeString:
    """Draw an amount with its currency code after it."""
    return _amount(formatting.amount_text(amount, currency), currency)


@register.simple_tag
def unit_price(amount: Decimal, currency: str) -> SafeString:
    """Draw a price per unit, four decimals at most, with its currency code after it."""
    return _amount(formatting.unit_price_text(amount, currency), currency)


def _amount(text: str, currency: str) -> SafeString:
    return format_html(
        '<span class="money">{}\u00a0<span class="currency">{}</span></span>', text, currency
    )


@register.filter
def moment(instant: datetime | None) -> SafeString | str:
    """Draw an instant as day and time of day in the platform's zone; nothing for None."""
    return _time(instant, formatting.moment_text(instant)) if instant else ""


@register.filter
def day(value: date | datetime | None) -> SafeString | str:
    """Draw a day with its year; nothing for None."""
    return _time(value, formatting.day_text(value)) if value else ""


@register.filter
def short_day(value: date | datetime | None) -> SafeString | str:
    """Draw a day without its year; nothing for None."""
    return _time(value, formatting.short_day_text(value)) if value else ""


@register.filter
def until(instant: datetime | None) -> SafeString | str:
    """Draw a deadline: the day, and the time unless it is the day's end; nothing for None."""
    return _time(instant, formatting.until_text(instant)) if instant else ""


@register.simple_tag
def zone_city() -> str:
    """Return the city whose time deadlines are told in."""
    return formatting.city_text()


@register.filter
def remaining(instant: datetime | None) -> str:
    """Return the time left until a deadline by the market's clock; nothing for None."""
    return formatting.remaining_text(instant, now()) if instant else ""


def _time(value: date | datetime, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', formatting.machine_text(value), text)


@register.inclusion_tag("elements/turn.html", takes_context=True)
def turn(context: Context, obj: Any) -> dict[str, Any]:
    """Draw whose turn it is, until when, what happens by itself, and the buttons of this party."""
    path = getattr(context.get("request"), "path", "")
    return drawing.turn(obj, _party(context), path)


@register.inclusion_tag("elements/timeline.html", takes_context=True)
def timeline(context: Context, obj: Any) -> dict[str, Any]:
    """Draw what happened to an object, newest first."""
    return drawing.timeline(obj, _party(context))


@register.inclusion_tag("elements/file.html", takes_context=True)
def file(context: Context, stored: Any, who: str = "", label: str = "") -> dict[str, Any]:
    """Draw a stored file as a link, or in words why it can not be opened, and who put it there."""
    return drawing.file(stored, _party(context), who, label)


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str) -> SafeString:
    """Draw what upper apps put into a named place of this page."""
    flat: Any = context.flatten()
    return slots.render(name, flat)


@register.simple_tag(takes_context=True)
def acting(context: Context) -> SafeString:
    """Draw the hidden field that says for which company a form was opened."""
    company = _party(context).company_id or ""
    return format_html('<input type="hidden" name="acting" value="{}">', company)


@register.simple_tag(takes_context=True)
def rail_sections(context: Context) -> list[dict[str, Any]]:
    """Return the desk's rail for this party, the entry of this page marked.

    A page that two entries lead to says in `rail_path` from which side it is seen.
    """
    request = context.get("request")
    path = str(context.get("rail_path") or getattr(request, "path", ""))
    counted = rail.counted_of(request) if request else {}
    return drawing.rail_sections(path, _party(context), counted)


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """Return this page's query string with changes; a value of None drops the key."""
    kept = context["request"].GET.copy()
    for key, value in changes.items():
        kept.pop(key, None)
        if value is not None:
            kept[key] = str(value)
    return f"?{kept.urlencode()}"
