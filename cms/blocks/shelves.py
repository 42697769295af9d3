"""The home page's shelves: what each shows, and to whom."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms import shelves
from cms.blocks.body import FEATURES
from cms.blocks.fixed import HowBlock, LeadBlock, SlotBlock
from cms.blocks.shelf import Headed
from cms.choosers import CategoryBlock, CompanyBlock, ListingBlock
from marketplace.kernel.party import Party


class TilesBlock(Headed):
    """Chosen categories with their pictures."""

    categories = blocks.ListBlock(CategoryBlock(), label=_("Categories"), max_num=24)

    def shown(self, value: Any, party: Party) -> dict[str, Any]:
        """Return the categories with the number of listings below each."""
        del party
        return {"below": shelves.counted(value["categories"])}

    class Meta:
        label = _("Category tiles")
        template = "cms/blocks/tiles.html"
        icon = "grip"


class ListingsBlock(Headed):
    """Chosen listings."""

    listings = blocks.ListBlock(ListingBlock(), label=_("Listings"), max_num=20)

    def shown(self, value: Any, party: Party) -> dict[str, Any]:
        """Return those still public, with their prices."""
        return {"rows": shelves.chosen(value["listings"], party)}

    class Meta:
        label = _("Chosen listings")
        template = "cms/blocks/listings.html"
        icon = "pick"


class CompaniesBlock(Headed):
    """Chosen companies."""

    companies = blocks.ListBlock(CompanyBlock(), label=_("Companies"), max_num=12)

    def shown(self, value: Any, party: Party) -> dict[str, Any]:
        """Return those still verified."""
        del party
        return {"companies": [company for company in value["companies"] if company.is_verified]}

    class Meta:
        label = _("Chosen companies")
        template = "cms/blocks/companies.html"
        icon = "group"


class NewestBlock(Headed):
    """The listings published last."""

    def shown(self, value: Any, party: Party) -> dict[str, Any]:
        """Return the newest listings with their prices."""
        del value
        return {"rows": shelves.newest(party), "why": _("The listings published last.")}

    class Meta:
        label = _("Newest listings")
        template = "cms/blocks/listings.html"
        icon = "time"


class NewsBlock(Headed):
    """The latest news."""

    def shown(self, value: Any, party: Party) -> dict[str, Any]:
        """Return the latest three."""
        del value, party
        return {"news": shelves.latest_news()}

    class Meta:
        label = _("News")
        template = "cms/blocks/news.html"
        icon = "doc-full"


class TextBlock(Headed):
    """A text with a link."""

    text = blocks.RichTextBlock(label=_("Text"), features=list(FEATURES))
    label = blocks.CharBlock(label=_("Words of the link"), max_length=60, required=False)
    page = blocks.PageChooserBlock(label=_("Page it leads to"), required=False)
    address = blocks.URLBlock(label=_("or address it leads to"), required=False)

    def shown(self, value: Any, party: Party) -> dict[str, Any]:
        """Return where the link leads."""
        del party
        return {"to": shelves.link_of(value["page"], value["address"])}

    class Meta:
        label = _("Text with a link")
        template = "cms/blocks/words.html"
        icon = "pilcrow"


class ShelvesBlock(blocks.StreamBlock):
    """Everything that the home page can show, in the editors' order."""

    lead = LeadBlock()
    slot = SlotBlock()
    tiles = TilesBlock()
    listings = ListingsBlock()
    companies = CompaniesBlock()
    newest = NewestBlock()
    news = NewsBlock()
    text = TextBlock()
    how = HowBlock()
