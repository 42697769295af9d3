"""Results pages: search, all listings and each category are one machine."""

from typing import Any

from django.http import HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from catalogue.models import Category
from marketplace.kernel.views import PartyRequest
from search import categories, chips, facets, presenting, query
from search.forms import SearchForm

IN_TOOLS = frozenset({"quantity", "sort", "page"})
BESIDE_FACETS = ("q", "quantity", "sort", "view")


class ResultsView(TemplateView):
    """What all three pages share; subclasses say what they are about."""

    template_name = "search/results.html"
    request: PartyRequest

    @cached_property
    def form(self) -> SearchForm:
        """What the address says."""
        return SearchForm(self.request.GET)

    @cached_property
    def category(self) -> Category | None:
        """The category that the page is about."""
        return None

    def heading(self) -> str:
        """Return the page's heading."""
        return _("All listings")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask, and put the answer into words."""
        code = str(self.category.code) if self.category else ""
        found = query.run(self.form.request(code))
        return super().get_context_data(
            heading=self.heading(),
            form=self.form,
            found=found,
            category=self.category,
            words=self.form.given("q") or "",
            page=presenting.page_of(found),
            rows=presenting.rows(found.ids, self.form.quantity_wanted, self.request.party),
            why=presenting.why_this_order(
                found, self.form.given("sort") or "", self.form.given("q")
            ),
            is_grid=self.form.given("view") == "grid",
            **self.narrowing(found),
            **kwargs,
        )

    def narrowing(self, found: query.Found) -> dict[str, Any]:
        """Return facets, chips, categories below, and what the two forms keep of the address."""
        below = categories.below(self.category, found) if self.browses else []
        leave_out = "category" if below else ""
        names = facets.names_of(found, self.form, leave_out)
        address = self.request.GET
        return {
            "below": below,
            "groups": facets.groups(found, self.form, names, leave_out),
            "chips": chips.chips(self.form, address, names),
            "kept_by_tools": kept(address, leaving=IN_TOOLS),
            "kept_by_facets": [(name, address[name]) for name in BESIDE_FACETS if name in address],
        }

    @property
    def browses(self) -> bool:
        """True where the page leads on to categories below."""
        return True


def kept(address: QueryDict, leaving: frozenset[str]) -> list[tuple[str, str]]:
    """Return the pairs of an address that a form hands on as hidden fields."""
    return [(name, v) for name, vs in address.lists() if name not in leaving for v in vs]


class FacetedSearchView(ResultsView):
    """`/search/?q=`."""

    def heading(self) -> str:
        """Return the words looked for."""
        words = self.form.given("q")
        return _("Results for “%(words)s”") % {"words": words} if words else super().heading()

    @property
    def browses(self) -> bool:
        """Without words it leads on like the catalogue."""
        return not self.form.given("q")


class CatalogueView(ResultsView):
    """`/catalogue/`: all listings."""


class ProductCategoryView(ResultsView):
    """A category with everything below it."""

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the category; an old slug leads on to the present one. Raises Http404."""
        found = get_object_or_404(Category, pk=kwargs["pk"])
        self.category = found
        if kwargs["slug"] != found.slug:
            asked = request.META.get("QUERY_STRING", "")
            address = found.get_absolute_url() + (f"?{asked}" if asked else "")
            return HttpResponsePermanentRedirect(address)
        return super().get(request, *args, **kwargs)

    def heading(self) -> str:
        """Return the category's name."""
        return self.category.display_name if self.category else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way from the root."""
        way = list(self.category.way())[:-1] if self.category else []
        return super().get_context_data(way=way, **kwargs)
