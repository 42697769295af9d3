"""`user_text` and `away` for links that lead away, and the notice of a policy that will change."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from marketplace.privacy import leaving
from marketplace.privacy.models import PolicyVersion
from marketplace.privacy.queries import policies as queries

register = template.Library()


@register.filter
def user_text(text: str) -> SafeString:
    """Draw what a person wrote: paragraphs, addresses as links that say that they lead away."""
    return leaving.linked(text or "")


@register.filter
def line_text(text: str) -> SafeString:
    """Draw one paragraph of a policy, its addresses as such links."""
    return leaving.linked_line(text or "")


@register.filter
def away(address: str) -> str:
    """Return where a link to an address leads: through the notice, nowhere when it is refused."""
    return leaving.link_to(address or "") or "#"


@register.simple_tag(takes_context=True)
def coming_policies(context: Context) -> list[PolicyVersion]:
    """Return the policies published and not yet in force; one query, as a rule shared."""
    request: Any = context.get("request")
    return queries.coming(queries.versions_for(request)) if request else []
