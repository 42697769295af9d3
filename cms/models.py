"""The pages that editors write."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from catalogue.models import Product
from cms.rules import is_reserved
from marketplace.companies.models import Company
from marketplace.kernel import rail
from marketplace.kernel.party import VISITOR, Party


class MarketPage(Page):
    """What every page of ours has in common: it takes no address of the market."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse slugs that the market uses itself."""
        super().clean()
        if is_reserved(self.slug or ""):
            raise ValidationError({"slug": _("This address belongs to the market itself.")})


class HomePage(MarketPage):
    """The first page: what the market is for a visitor, what waits for a member."""

    lead = models.CharField(_("Lead text"), max_length=400, blank=True)

    template = "cms/home_page.html"
    max_count = 1
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("lead")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add how large the market is for a visitor, what waits for everybody else."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        party: Party = getattr(request, "party", VISITOR)
        return context | (market_size() if party.is_visitor else {"waiting": waiting(party)})


def market_size() -> dict[str, int]:
    """Return how many listings and sellers there are; two queries."""
    return {
        "listing_count": Product.objects.public().count(),
        "seller_count": Company.objects.verified().exclude(partner=None).count(),
    }


def waiting(party: Party) -> list[Any]:
    """Return the desk's entries with something that waits for the party."""
    entries = (entry for section in rail.drawn(party, leave_out="me") for entry in section.entries)
    return [entry for entry in entries if entry.waiting]
