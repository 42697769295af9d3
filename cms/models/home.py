"""The home page: what the market is for a visitor, what waits for everybody else, and shelves."""

from typing import Any, ClassVar

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester

from catalogue.models import Product
from cms import editors
from cms.blocks import ShelvesBlock
from cms.languages import source, spoken
from cms.models.page import MarketPage
from cms.seed import LEAD, TITLE
from marketplace.companies.models import Company
from marketplace.kernel import rail
from marketplace.kernel.party import VISITOR, Party


class FirstPageTester(PagePermissionTester):
    """The first page is edited like any other and stays where it is: the market needs it."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Never."""
        return False

    def can_unpublish(self) -> bool:
        """Never."""
        return False

    def can_move(self) -> bool:
        """Never."""
        return False


class HomePage(MarketPage):
    """The first page; editors choose and order its shelves."""

    lead = models.CharField(_("Lead text"), max_length=400, blank=True)
    shelves = StreamField(ShelvesBlock(), verbose_name=_("Shelves"), blank=True)

    template = "cms/home_page.html"
    max_count = 1
    preview_modes: ClassVar = [("visitor", _("As a visitor")), ("", _("As yourself"))]
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("shelves"),
    ]

    class Meta:
        verbose_name = _("home page")

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save, and open the tree of a new language to the editors."""
        is_new, saved = self._state.adding, super().save(*args, **kwargs)
        if is_new:
            editors.open_to_editors(apps.get_model)
        return saved

    @property
    def said_title(self) -> str:
        """The title, the one of a new market in the reader's language."""
        return spoken(self.title, (TITLE,))

    @property
    def said_lead(self) -> str:
        """The lead text, the one of a new market in the reader's language."""
        return spoken(self.lead, (LEAD,))

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find a page in the tree of the market's own language, whatever the reader's is."""
        return super(HomePage, source(self)).route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add how large the market is for a visitor, what waits for everybody else."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        party: Party = getattr(request, "party", VISITOR)
        shown = market_size() if party.is_visitor else {"waiting": waiting(party)}
        has_lead = any(block.block_type == "lead" for block in self.shelves)
        return context | shown | {"has_lead": has_lead}

    def serve_preview(self, request: Any, mode_name: str) -> Any:
        """Draw the draft as a visitor sees it, or as the editor does."""
        if mode_name == "visitor":
            request.user, request.party, request.memberships = AnonymousUser(), VISITOR, []
        return super().serve_preview(request, mode_name)

    def permissions_for_user(self, user: Any) -> FirstPageTester:
        """Return what somebody may do with it."""
        return FirstPageTester(user, self)


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
