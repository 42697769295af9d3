"""Shelves on lower pages: newest listings, those of one company, categories with pictures."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marketplace.kernel.party import VISITOR
from search import categories, presenting, query
from search.request import Request

ON_A_SHELF = 10
TILES = 12


def newest(context: dict[str, Any]) -> SafeString:
    """Draw the newest listings at their minimum order; three queries."""
    request = context.get("request")
    found = query.run(Request(sort="newest", facets=()))
    party = getattr(request, "party", VISITOR)
    rows = presenting.rows(found.ids[:ON_A_SHELF], 1, party)
    return SafeString(render_to_string("search/newest.html", {"rows": rows}, request))


def newest_for_visitors(context: dict[str, Any]) -> SafeString:
    """Draw the newest listings where members had them further up already."""
    party = getattr(context.get("request"), "party", VISITOR)
    return newest(context) if party.is_visitor else SafeString("")


def of_company(context: dict[str, Any]) -> SafeString:
    """Draw the newest listings of the page's company, and how many it has; four queries."""
    company = context["company"]
    seller = {"seller": (str(company.pk),)}
    found = query.run(Request(filters=seller, sort="newest", facets=()))
    party = getattr(context.get("request"), "party", VISITOR)
    rows = presenting.rows(found.ids[:ON_A_SHELF], 1, party)
    parts = {"rows": rows, "total": found.total, "company": company}
    return SafeString(render_to_string("search/of_company.html", parts, context.get("request")))


def tiles(context: dict[str, Any]) -> SafeString:
    """Draw the fullest categories with their pictures; one query."""
    below = categories.fullest(query.run(Request(facets=("category",))), TILES)
    return SafeString(
        render_to_string("search/tiles.html", {"below": below}, context.get("request"))
    )
