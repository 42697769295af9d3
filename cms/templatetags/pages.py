"""The menus of the frame, and the editors' text made safe once more."""

from typing import Any, Final

from bs4 import Tag
from django import template
from django.template import Context
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText, expand_db_html
from wagtail.whitelist import Whitelister, allow_without_attributes, attribute_rule

from cms.queries import Link, menu_for
from marketplace.privacy.leaving import link_to

register = template.Library()
INSIDE: Final = ("mailto:", "tel:", "#")
MUTE: Final = frozenset({"script", "style", "iframe", "object", "template", "svg", "math"})


def safe_href(address: str) -> str | None:
    """Return where a link may lead: away through the notice, into this market, or nowhere."""
    address = address.strip()
    if address.startswith(INSIDE):
        return address
    if address.startswith("/") and address[1:2] not in {"/", "\\"}:
        return address
    return link_to(address)


def digits(key: str) -> str | None:
    """Return the key of a page that a link names, None for anything else."""
    return key if key.isdigit() else None


class OurText(Whitelister):
    """The few elements that the editors' text may hold; everything else falls away."""

    element_rules: Final = {
        "[document]": allow_without_attributes,
        "a": attribute_rule({"href": safe_href, "linktype": True, "id": digits}),
        **dict.fromkeys(
            ("h2", "h3", "p", "br", "b", "strong", "i", "em", "ol", "ul", "li", "blockquote"),
            allow_without_attributes,
        ),
    }

    def clean_tag_node(self, doc: Any, tag: Tag) -> None:
        """Drop programs and styles with what stands in them; others give up their words."""
        if tag.name in MUTE:
            tag.decompose()
        else:
            super().clean_tag_node(doc, tag)


@register.filter
def page_text(value: RichText | str) -> SafeString:
    """Draw the editors' rich text: cleaned, links that lead away through the notice."""
    source = value.source if isinstance(value, RichText) else value
    return SafeString(expand_db_html(OurText().clean(source or "")))


@register.simple_tag(takes_context=True)
def menu_pages(context: Context) -> list[Link]:
    """Return the pages that editors put into the menus of the frame."""
    request: Any = context.get("request")
    return menu_for(request) if request is not None else []
