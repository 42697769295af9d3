"""News: the index and one piece of news with its day."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import BodyBlock
from cms.languages import localized, source
from cms.models.page import MarketPage
from marketplace.kernel.clock import today

PER_PAGE = 20


class NewsIndexPage(MarketPage):
    """The list of news, the newest first."""

    lead = models.CharField(_("Lead text"), max_length=400, blank=True)

    template = "cms/news_index.html"
    max_count = 1
    show_in_menus_default = True
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar = ["cms.NewsPage"]
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("lead")]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add one screen of news."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        pages = NewsPage.objects.child_of(source(self)).live().order_by("-date", "-pk")
        found = Paginator(pages, PER_PAGE).get_page(request.GET.get("page"))
        return context | {"page_obj": found, "news": localized(list(found.object_list))}


class NewsPage(MarketPage):
    """A piece of news."""

    date = models.DateField(_("Day"), default=today)
    summary = models.CharField(_("Summary"), max_length=300)
    body = StreamField(BodyBlock(), verbose_name=_("Text"), blank=True)

    template = "cms/news_page.html"
    parent_page_types: ClassVar = ["cms.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("pieces of news")
