"""The public directory of companies, and names while somebody types."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.generic import TemplateView, View

from marketplace.directory import presenting
from marketplace.directory.forms import asking as reading
from marketplace.directory.queries import companies
from marketplace.directory.rules.asking import FACETS, LAST_PAGE, PER_PAGE
from marketplace.kernel.views import PartyRequest

MOST_TRIED: Final = 6
"""Filters that are left out, one after the other, where nothing is found."""


class CompaniesView(TemplateView):
    """Verified sellers: words, filters with counts, order, pages; the same for everybody."""

    template_name = "companies/directory.html"
    request: PartyRequest

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask, and put the answer into words."""
        address = self.request.GET
        question = reading.question(address)
        found = companies.find(question)
        chosen = {facet: question.chosen(facet) for facet in FACETS}
        since = (str(question.days),) if question.days else ()
        chips = presenting.chips(address, question.words, chosen | {"since": since})
        return super().get_context_data(
            question=question,
            found=found,
            page_obj=Paginator(found.reach, PER_PAGE).get_page(question.page),
            rows=presenting.rows(companies.shown(found.ids), found.traits),
            groups=_groups(found, chosen, "".join(since)),
            chips=chips,
            wider=[] if found.total else list(_wider(chips)),
            trades=presenting.trades(question.words) if question.words else [],
            kept_by_tools=reading.kept(address, "q", "sort", "page"),
            kept_by_facets=[(n, address[n]) for n in ("q", "sort") if n in address],
            is_cut=found.total > LAST_PAGE * PER_PAGE,
            **kwargs,
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Let machines keep the list as it is, not every way to narrow it down."""
        answer = super().render_to_response(context, **kwargs)
        if context["question"].is_narrowed:
            answer["X-Robots-Tag"] = "noindex, follow"
        return answer


def _groups(
    found: companies.Found, chosen: dict[str, tuple[str, ...]], since: str
) -> list[presenting.Group]:
    made = presenting.groups(found.counts, chosen)
    return [*made, presenting.recent(since)] if made else made


def _wider(chips: Sequence[presenting.Chip]) -> Iterator[tuple[presenting.Chip, int]]:
    """Yield the filters without which something is found, and how many; a few queries each."""
    for chip in chips[:MOST_TRIED]:
        question = reading.question(QueryDict(chip.query[1:]))
        if question.is_narrowed and (number := companies.find(question).total):
            yield chip, number


class SuggestView(View):
    """Names of public sellers for the words typed so far, as options of a list."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return at most eight options; nobody's draft is among them."""
        names = companies.suggestions(reading.legible(request.GET.get("q", "")))
        answer = render(request, "directory/suggestions.html", {"names": names})
        answer["X-Robots-Tag"] = "noindex"
        return answer
