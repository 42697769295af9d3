"""Tags that say who may do what the reader may not."""

from typing import Any

from django import template
from django.template import Context

from marketplace.kernel.models import Event
from marketplace.kernel.party import VISITOR, Party
from marketplace.kernel.templatetags.words import actor_words
from marketplace.members import queries
from marketplace.members.words import in_words, right_named

register = template.Library()
register.simple_tag(in_words, name="amount_words")


@register.inclusion_tag("members/who_may.html", takes_context=True)
def who_may(context: Context, right: str) -> dict[str, Any]:
    """Draw, where a button is missing, why and which colleagues can; nothing for who may."""
    party: Party = getattr(context.get("request"), "party", VISITOR)
    if party.may(right) or not party.is_member:
        return {"hidden": True}
    people = queries.who_may(party.company_id, right)
    return {
        "hidden": False,
        "right": right_named(right),
        "people": people[: queries.MOST_NAMED],
        "more": len(people) - queries.MOST_NAMED,
        "frozen": party.frozen,
    }


@register.simple_tag(takes_context=True)
def who(context: Context, event: Event) -> str:
    """Return who did what an event records, as the reader may know it."""
    party: Party = getattr(context.get("request"), "party", VISITOR)
    return actor_words(event, party)
