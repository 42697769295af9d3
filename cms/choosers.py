"""How editors choose listings, companies and categories: by words, among what is public."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from catalogue.models import Category, Product
from marketplace.companies.models import Company


class WordsForm(BaseFilterForm):
    """Words that stand in the name."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        """Return the objects that have the words in one of the fields."""
        words = self.cleaned_data.get("q") or ""
        self.is_searching, self.search_query = bool(words), words
        fields = FIELDS[objects.model]
        either = Q()
        for field in fields:
            either |= Q(**{f"{field}__icontains": words})
        return objects.filter(either) if words else objects


FIELDS: dict[Any, tuple[str, ...]] = {
    Product: ("title", "mpn"),
    Company: ("legal_name", "trade_name"),
    Category: ("name", "code"),
}


class ByWords(ChooseView):
    """The first screen of a chooser."""

    filter_form_class = WordsForm


class ByWordsResults(ChooseResultsView):
    """Further screens."""

    filter_form_class = WordsForm


class PublicViewSet(ChooserViewSet):
    """A chooser among what is public; nothing is made or edited by it."""

    choose_view_class = ByWords
    choose_results_view_class = ByWordsResults
    register_widget = False


class ListingViewSet(PublicViewSet):
    """Listings for sale."""

    model = Product
    icon = "pick"
    choose_one_text = _("Choose a listing")
    choose_another_text = _("Choose another listing")

    def get_object_list(self) -> QuerySet[Product]:
        """Return what everybody may see."""
        return Product.objects.public().order_by("title")


class CompanyViewSet(PublicViewSet):
    """Verified companies."""

    model = Company
    icon = "group"
    choose_one_text = _("Choose a company")
    choose_another_text = _("Choose another company")

    def get_object_list(self) -> QuerySet[Company]:
        """Return what everybody may see."""
        return Company.objects.verified().order_by("legal_name")


class CategoryViewSet(PublicViewSet):
    """Categories."""

    model = Category
    icon = "grip"
    choose_one_text = _("Choose a category")
    choose_another_text = _("Choose another category")

    def get_object_list(self) -> QuerySet[Category]:
        """Return all of them."""
        found: QuerySet[Category] = Category.objects.order_by("path")
        return found


listings = ListingViewSet("listing_chooser")
companies = CompanyViewSet("company_chooser")
categories = CategoryViewSet("category_chooser")
ListingBlock = listings.get_block_class("ListingBlock", module_path="cms.choosers")
CompanyBlock = companies.get_block_class("CompanyBlock", module_path="cms.choosers")
CategoryBlock = categories.get_block_class("CategoryBlock", module_path="cms.choosers")
