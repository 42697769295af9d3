"""Guides: the index of the help, and one guide."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import BodyBlock
from cms.languages import localized, source
from cms.models.page import MarketPage


class GuideIndexPage(MarketPage):
    """The list of guides, in the editors' order."""

    lead = models.CharField(_("Lead text"), max_length=400, blank=True)

    template = "cms/guide_index.html"
    max_count = 1
    show_in_menus_default = True
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.GuidePage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("list of guides")
        verbose_name_plural = _("lists of guides")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the guides."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        guides = GuidePage.objects.child_of(source(self)).live().order_by("path")
        return context | {"guides": localized(guides)}


class GuidePage(MarketPage):
    """A guide: how something is done here."""

    summary = models.CharField(_("Summary"), max_length=300)
    body = StreamField(BodyBlock(), verbose_name=_("Text"), blank=True)

    template = "cms/guide_page.html"
    parent_page_types: ClassVar = ["cms.GuideIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")
