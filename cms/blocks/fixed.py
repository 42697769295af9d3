"""Shelves whose content editors do not write: the lead, how it works, the market's own parts."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.blocks.shelf import AUDIENCES, Shelf, party_of

SLOTS = (
    ("home.shelves", _("Shelves for everybody, by the market's parts")),
    ("home.member", _("Shelves for people signed in, by the market's parts")),
)


class LeadBlock(Shelf):
    """The title and lead text of the page with the market's figures."""

    audience = blocks.ChoiceBlock(label=_("Shown to"), choices=AUDIENCES, default="visitors")

    class Meta:
        label = _("Title and lead text")
        template = "cms/blocks/lead.html"
        icon = "title"


class HowBlock(Shelf):
    """How the market works, in four steps."""

    audience = blocks.ChoiceBlock(label=_("Shown to"), choices=AUDIENCES, default="visitors")

    class Meta:
        label = _("How it works")
        template = "cms/how_it_works.html"
        icon = "list-ol"


class SlotBlock(blocks.StructBlock):
    """A place that the market's parts fill: categories, newest listings, recommendations."""

    slot = blocks.ChoiceBlock(label=_("Shelves"), choices=SLOTS, default="home.shelves")

    def render(self, value: Any, context: dict[str, Any] | None = None) -> str:
        """Draw what the parts put there; the members' place is empty for visitors."""
        if value["slot"] == "home.member" and party_of(context).is_visitor:
            return ""
        drawn: str = super().render(value, context)
        return drawn

    class Meta:
        label = _("Shelves of the market's parts")
        template = "cms/blocks/slot.html"
        icon = "placeholder"
