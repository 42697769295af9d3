"""What editors put pages together from: the body of a text, and the home page's shelves."""

from cms.blocks.body import FEATURES, BodyBlock
from cms.blocks.shelves import ShelvesBlock

__all__ = ["FEATURES", "BodyBlock", "ShelvesBlock"]
