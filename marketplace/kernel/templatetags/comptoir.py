"""The tags of every page: amounts, dates, icons, states, turns, timelines, files, trust marks."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from marketplace.kernel import events, rail, slots, steps
from marketplace.kernel.clock import now
from marketplace.kernel.party import VISITOR, Party
from marketplace.kernel.templatetags import capture, formatting, pictures, words

register = template.Library()
register.filter("number", formatting.number_text)
register.filter("percent", formatting.percent_text)
register.filter("country", formatting.country_text)
register.filter("filesize", formatting.size_text)
register.filter("role", words.role_words)
register.filter("segments", pictures.segments)
register.simple_tag(pictures.icon_svg, name="icon")
register.tag("capture", capture.capture)


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


@register.filter
def remaining(instant: datetime | None) -> str:
    """Return the time left until a deadline by the market's clock; nothing for None."""
    return formatting.remaining_text(instant, now()) if instant else ""


def _time(value: date | datetime, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', formatting.machine_text(value), text)


@register.inclusion_tag("elements/status.html")
def status(obj: Any) -> dict[str, Any]:
    """Draw the badge of an object's state."""
    state = obj.PROCESS.state(steps.state_of(obj))
    return {"label": state.label, "tone": words.tone_of(obj.PROCESS, state)}


@register.inclusion_tag("elements/turn.html", takes_context=True)
def turn(context: Context, obj: Any) -> dict[str, Any]:
    """Draw whose turn it is, until when, what happens by itself, and the buttons of this party."""
    return words.turn_parts(steps.turn(obj, _party(context)), now())


@register.inclusion_tag("elements/timeline.html", takes_context=True)
def timeline(context: Context, obj: Any) -> dict[str, Any]:
    """Draw what happened to an object, newest first, with who did it; one query."""
    party = _party(context)
    entries = [
        {
            "at": event.at,
            "text": events.words(event.name),
            "who": words.actor_words(event, party),
            "reason": event.facts.get("reason", ""),
        }
        for event in events.timeline(obj)
    ]
    return {"entries": entries[::-1]}


@register.simple_tag(takes_context=True)
def slot(context: Context, name: str) -> SafeString:
    """Draw what upper apps put into a named place of this page."""
    return slots.render(name, context.flatten())


@register.simple_tag(takes_context=True)
def acting(context: Context) -> SafeString:
    """Draw the hidden field that says for which company a form was opened."""
    return format_html(
        '<input type="hidden" name="acting" value="{}">', _party(context).company_id or ""
    )


@register.inclusion_tag("elements/verified.html")
def verified(company: Any, long: bool = False) -> dict[str, Any]:
    """Draw a company's trust mark, leading to what was checked; `long` says it in a sentence."""
    state = company.PROCESS.state(steps.state_of(company))
    ends = getattr(company, "verified_until", None)
    return {
        "company": company,
        "label": state.label,
        "month": formatting.month_text(ends) if ends else "",
        "long": long,
        "url": _address(company),
    }


def _address(company: Any) -> str:
    try:
        return reverse("companies:page", args=[company.slug]) + "#verification"
    except NoReverseMatch:
        return ""


@register.inclusion_tag("elements/file.html")
def file(stored: Any, who: str = "", label: str = "") -> dict[str, Any]:
    """Draw a stored file: kind, name, size, day and, when given, who put it there."""
    return {"stored": stored, "who": who, "label": label}


@register.inclusion_tag("elements/address.html")
def address(data: Any) -> dict[str, Any]:
    """Draw a postal address from an object or a dict with the address book's field names."""
    return {"data": data}


@register.simple_tag(takes_context=True)
def rail_sections(context: Context) -> list[dict[str, Any]]:
    """Return the desk's rail for this party, the entry of this page marked as current."""
    path = str(getattr(context.get("request"), "path", ""))
    sections = list(rail.drawn(_party(context)))
    urls = [entry.url for section in sections for entry in section.entries]
    here = max((url for url in urls if path.startswith(url)), key=len, default="")
    return [
        {
            "label": section.label,
            "entries": [
                {"label": e.label, "url": e.url, "waiting": e.waiting, "here": e.url == here}
                for e in section.entries
            ],
        }
        for section in sections
    ]


@register.simple_tag(takes_context=True)
def query(context: Context, **changes: Any) -> str:
    """Return this page's query string with changes; a value of None drops the key."""
    kept = context["request"].GET.copy()
    for key, value in changes.items():
        kept.pop(key, None)
        if value is not None:
            kept[key] = str(value)
    return f"?{kept.urlencode()}"


@register.simple_tag
def control(field: Any) -> SafeString:
    """Draw a form field's widget, described by its hint and its error."""
    described = [f"{field.auto_id}_helptext"] if hint(field) else []
    described += [f"{field.auto_id}_error"] if field.errors else []
    attrs = {"aria-describedby": " ".join(described)} if described else {}
    return SafeString(field.as_widget(attrs=attrs))


@register.filter
def hint(field: Any) -> str:
    """Return a field's hint: its help text, or what its kind of upload takes."""
    own = getattr(field.field, "hint", None)
    return str(field.help_text or (own() if callable(own) else ""))


@register.filter
def kind(field: Any) -> str:
    """Return how a field is drawn: group (several choices), check (one box), or plain."""
    widget = field.field.widget
    if widget.__class__.__name__ in {"RadioSelect", "CheckboxSelectMultiple"}:
        return "group"
    return "check" if getattr(widget, "input_type", "") == "checkbox" else "plain"
