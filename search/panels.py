"""What search shows on lower pages of the platform's staff."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from search import outage
from search.actions import TOPIC
from search.queries import listings_in, owed


def outage_note(context: dict[str, Any]) -> SafeString:
    """Draw since when the search server is away and what waits; one query while it is not."""
    since = outage.began_at()
    if since is None:
        return SafeString("")
    facts = {"since": since, "waiting": len(listings_in(owed(TOPIC)))}
    return SafeString(render_to_string("search/outage.html", facts, context.get("request")))
