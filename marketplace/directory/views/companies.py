"""The public directory of companies, and names while somebody types."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import TemplateView, View

from marketplace.directory import presenting
from marketplace.directory.forms import asking as reading
from marketplace.directory.queries import companies
from marketplace.directory.rules.asking import FACETS, LAST_PAGE, PER_PAGE
from marketplace.kernel.views import PartyRequest


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
        marks = companies.marks_of(found.ids)
        return super().get_context_data(
            question=question,
            found=found,
            page_obj=Paginator(found.reach, PER_PAGE).get_page(question.page),
            rows=presenting.rows(companies.shown(found.ids), marks),
            groups=presenting.groups(found.counts, chosen),
            chips=presenting.chips(address, question.words, chosen),
            kept_by_tools=reading.kept(address, "q", "sort", "page"),
            kept_by_facets=[(n, address[n]) for n in ("q", "sort") if n in address],
            is_cut=found.total > LAST_PAGE * PER_PAGE,
            **kwargs,
        )


class SuggestView(View):
    """Names of public sellers for the words typed so far, as options of a list."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return at most eight options; nobody's draft is among them."""
        names = companies.suggestions(reading.legible(request.GET.get("q", "")))
        return render(request, "directory/suggestions.html", {"names": names})
