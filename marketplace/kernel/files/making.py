"""Pictures and documents written anew from untrusted bytes.

Small ones are made where they arrive; `limited.py` runs this file as a program of its own for large
ones, so it imports nothing of ours. Orders: `picture SOURCE TARGET FORMAT`,
`document SOURCE TARGET`.
"""

import sys
from collections.abc import Callable
from typing import Any, Final

import pikepdf
from PIL import Image, ImageOps

Place = Any  # a path, or a file that is open
# What a document needs to be read and printed (ISO 32000-1, 7.7.2 and 7.7.3); the rest can act,
# carry files or point elsewhere.
ROOT_KEPT: Final = frozenset(
    {"/Type", "/Version", "/Extensions", "/Pages", "/PageLabels", "/Lang", "/OCProperties",
     "/OutputIntents"}
)  # fmt: skip
PAGE_KEPT: Final = frozenset(
    {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox",
     "/Contents", "/Rotate", "/Group", "/UserUnit"}
)  # fmt: skip
TREE_KEPT: Final = frozenset(
    {"/Type", "/Parent", "/Kids", "/Count", "/Resources", "/MediaBox", "/CropBox", "/Rotate"}
)
DEEPEST: Final = 50
QUALITY: Final = 88
Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before a pixel is decoded


def picture(source: Place, target: Place, form: str) -> None:
    """Decode a picture and write it anew, upright, without anything that is not pixels."""
    with Image.open(source, formats=(form,)) as found:
        ImageOps.exif_transpose(found, in_place=True)
        found.load()
        mode = "RGB" if form == "JPEG" or found.mode == "RGB" else "RGBA"
        plain = found if found.mode == mode else found.convert(mode)
        plain.info.clear()  # comments and colour profiles carry whatever the sender put there
        plain.save(target, format=form, quality=QUALITY)


def document(source: Place, target: Place) -> None:
    """Draw what stamps and filled fields show into the pages, then keep what is harmless."""
    with pikepdf.open(source) as pdf:
        pdf.flatten_annotations("all")
        _keep_only(pdf.Root, ROOT_KEPT)
        for page in pdf.pages:
            _keep_only(page.obj, PAGE_KEPT)
            _strip_above(page.obj)
        del pdf.docinfo
        pdf.save(target)


def _strip_above(page: Any) -> None:
    """Strip the tree that a page hangs in; a tree that runs in a circle ends somewhere."""
    for _level in range(DEEPEST):
        page = page.get("/Parent")
        if not isinstance(page, pikepdf.Dictionary):
            return
        _keep_only(page, TREE_KEPT)


def _keep_only(holder: pikepdf.Object, kept: frozenset[str]) -> None:
    for key in set(holder.keys()) - kept:
        del holder[key]


ORDERS: Final[dict[str, Callable[..., None]]] = {"picture": picture, "document": document}

if __name__ == "__main__":
    ORDERS[sys.argv[1]](*sys.argv[2:])
