"""The body of a page: text with few features, and pictures with the words that stand for them."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

FEATURES: Final = ("h2", "h3", "bold", "italic", "ol", "ul", "blockquote", "link")


class TextBlock(blocks.RichTextBlock):
    """Rich text, cleaned again when it is drawn."""

    def __init__(self, **options: object) -> None:
        """Take the few features."""
        super().__init__(**{"features": list(FEATURES)} | options)

    class Meta:
        label = _("Text")
        template = "cms/blocks/text.html"
        icon = "pilcrow"


class PictureBlock(blocks.StructBlock):
    """A picture: what it shows in words, unless it is decoration, and a caption."""

    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)

    class Meta:
        label = _("Picture")
        template = "cms/blocks/picture.html"
        icon = "image"


class BodyBlock(blocks.StreamBlock):
    """Texts and pictures in any order."""

    text = TextBlock()
    picture = PictureBlock()
