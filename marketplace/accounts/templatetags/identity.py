"""The way from a page to the identity check and back."""

from typing import Any

from django import template
from django.template import Context

from marketplace.accounts.proving_identity import identity_address
from marketplace.accounts.queries import identity_obstacle, must_give_document

register = template.Library()


@register.simple_tag(takes_context=True)
def identity_url(context: Context, activity: str) -> str:
    """Return the address of the check for an activity: publish, quote, answer, ask, members."""
    return identity_address(activity, context["request"].get_full_path())


@register.inclusion_tag("accounts/identity_note.html", takes_context=True)
def identity_note(context: Context, activity: str) -> dict[str, Any]:
    """Draw why an activity is not open yet, with the way to the check; nothing when it is."""
    person = context["request"].party.person_id
    obstacle = identity_obstacle(person)
    return {
        "obstacle": obstacle,
        "must_give": obstacle is not None and must_give_document(person),
        "url": identity_url(context, activity),
    }
