"""What every page of ours has in common, and a page on its own, such as the imprint."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.blocks import BodyBlock
from cms.languages import is_untranslated, localized, own
from cms.queries import forget_menu
from cms.rules import address_of, is_reserved

HOME_DEPTH = 2


class MarketPage(Page):
    """What every page of ours has in common: it takes no address of the market."""

    slug: Any

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Refuse slugs that the market uses itself."""
        super().clean()
        if is_reserved(self.slug or ""):
            raise ValidationError({"slug": _("This address belongs to the market itself.")})
        if self.pk and self.depth > HOME_DEPTH:
            self.slug = own(self).slug  # a translation stands where its source stands

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Save, and let the menus be read again."""
        forget_menu()
        return super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Remove the page, and let the menus be read again."""
        forget_menu()
        return super().delete(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer with the page in the reader's language, where it has been translated."""
        (shown,) = localized([self])
        answer: HttpResponseBase = super(MarketPage, shown).serve(request, *args, **kwargs)
        return answer

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add whether the reader has to do with the market's own language."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"is_untranslated": is_untranslated(self)}

    def make_preview_request(self, *args: Any, **kwargs: Any) -> Any:
        """Draw a preview without the policy of public pages, which nothing may frame; the editors'
        mount sets its own."""
        answer = super().make_preview_request(*args, **kwargs)
        for name in ("Content-Security-Policy", "X-Frame-Options"):
            answer.headers.pop(name, None)
        return answer

    @property
    def address(self) -> str:
        """The page's path, made without asking anything."""
        return address_of(self.url_path)


class TextPage(MarketPage):
    """A page on its own below the home page: the imprint, or a landing page."""

    body = StreamField(BodyBlock(), verbose_name=_("Text"), blank=True)

    template = "cms/text_page.html"
    show_in_menus_default = True
    parent_page_types: ClassVar = ["cms.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels: ClassVar = [*Page.content_panels, FieldPanel("body")]

    class Meta:
        verbose_name = _("page on its own")
        verbose_name_plural = _("pages on their own")
