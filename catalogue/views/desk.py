"""The seller's desk: the list of listings, the text form, the terms form, the category picker."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import ListView, View

from catalogue import actions, queries
from catalogue.forms import ListFilter, ListingForm, TermsForm, listing_initial, terms_initial
from catalogue.models import Product
from catalogue.rules import tier_table_warning
from marketplace.kernel.views import ActionView, MemberMixin


class ListingsView(MemberMixin, ListView):  # type: ignore[type-arg]
    """All listings of the acting company, with search, states and pages."""

    right = "view"
    template_name = "catalogue/listings.html"
    context_object_name = "listings"
    paginate_by = 25

    def get_queryset(self) -> Any:
        """Return the listings that the filter leaves."""
        self.filter = ListFilter(self.request.GET)
        self.filter.is_valid()
        kept = self.filter.cleaned_data
        return queries.desk_list(self.request.party, kept.get("q", ""), kept.get("state", ""))

    def paginate_queryset(self, queryset: Any, page_size: int) -> Any:
        """Cut out the page asked for, the nearest one when there is no such page."""
        paginator = self.get_paginator(queryset, page_size)
        if not self.filter.cleaned_data.get("q"):
            paginator.count = self.counted()
        page = paginator.get_page(self.request.GET.get("page"))
        return paginator, page, page.object_list, page.has_other_pages()

    @cached_property
    def counts(self) -> list[tuple[str, object, int]]:
        """The number of listings by state."""
        return queries.counts_by_state(self.request.party)

    def counted(self) -> int:
        """Return the number in the state chosen, or in all, without asking again."""
        state = self.filter.cleaned_data.get("state")
        return sum(number for name, _label, number in self.counts if state in {"", None, name})

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the filter, the counts by state and whether this person may change anything."""
        return super().get_context_data(
            filter=self.filter,
            counts=self.counts,
            may_sell=self.request.party.may("sell"),
            **kwargs,
        )


class NewListingView(MemberMixin, ActionView):
    """The text of a new listing; the terms come next."""

    right = "sell"
    form_class = ListingForm
    template_name = "catalogue/listing_form.html"

    def act(self, form: Any) -> str:
        """Make the draft and go on to its terms."""
        listing = actions.create_listing(form.text(), by=self.request.party)
        messages.success(self.request, _("The draft is kept. Now its prices and terms."))
        return reverse("listings:terms", args=[listing.pk])


class OwnListingView(MemberMixin, ActionView):
    """Parts of the two forms of a standing listing: only the own company's, only who sells."""

    right = "sell"

    @cached_property
    def listing(self) -> Product:
        """The company's own listing. Raises Http404."""
        party = self.request.party
        mine = Product.objects.visible_to(party).of_company(party.company_id).with_terms()
        found: Product = get_object_or_404(mine, pk=self.kwargs["pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the listing."""
        return super().get_context_data(listing=self.listing, **kwargs)


class EditListingView(OwnListingView):
    """The text of a standing listing, under its state and steps."""

    form_class = ListingForm
    template_name = "catalogue/listing_form.html"

    def get_initial(self) -> dict[str, Any]:
        """Show what stands."""
        return listing_initial(self.listing)

    def act(self, form: Any) -> str:
        """Change the text; a published listing shows it at once."""
        changed = actions.edit_listing(self.listing, form.text(), by=self.request.party)
        messages.success(self.request, _("Saved.") if changed else _("Nothing was changed."))
        return reverse("listings:edit", args=[self.listing.pk])


class TermsView(OwnListingView):
    """Prices, stock and terms of a standing listing."""

    form_class = TermsForm
    template_name = "catalogue/terms.html"

    def get_initial(self) -> dict[str, Any]:
        """Show what stands."""
        return terms_initial(self.listing)

    def act(self, form: Any) -> str:
        """Replace the terms; say so when a price rises with the quantity."""
        terms = form.terms()
        actions.set_terms(self.listing, terms, by=self.request.party)
        messages.success(self.request, _("Prices and terms saved."))
        if warning := tier_table_warning(terms.tiers):
            messages.warning(self.request, str(warning))
        return reverse("listings:terms", args=[self.listing.pk])


class CategoriesView(MemberMixin, View):
    """Choices for the category field while somebody types; without script the form answers."""

    right = "sell"

    def get(self, request: Any) -> HttpResponse:
        """Return the options of the categories that have the words typed."""
        typed = request.GET.get("category_code", "")[:200]
        found = queries.categories_named(typed) if len(typed) > 1 else []
        return render(request, "catalogue/category_options.html", {"categories": found})
