"""Pictures for the page: a photo made small, a document's pages drawn.

Run by `limited.py` as a program of its own; it imports nothing of ours. Orders:
`photo SOURCE FOLDER`, `pages SOURCE FOLDER FIRST LAST`; each writes `<number>.jpg`.
"""

import os
import sys
from collections.abc import Callable
from math import sqrt
from pathlib import Path
from typing import Final

import pypdfium2  # type: ignore[import-untyped]
from PIL import Image

WIDTH: Final = 1400
PIXELS: Final = 4_000_000
QUALITY: Final = 78
Image.MAX_IMAGE_PIXELS = None  # the file was measured when it was taken


def photo(source: str, folder: str) -> None:
    """Draw a picture small enough for a page, on white."""
    with Image.open(source, formats=("JPEG", "PNG", "WEBP")) as found:
        found.draft("RGB", (WIDTH, WIDTH))
        found.thumbnail((WIDTH, PIXELS // WIDTH))
        _write(_on_white(found), Path(folder) / "1.jpg")


def pages(source: str, folder: str, first: str, last: str) -> None:
    """Draw the pages `first` to `last` of a document, counted from 1."""
    pdf = pypdfium2.PdfDocument(source)
    for number in range(int(first), int(last) + 1):
        page = pdf[number - 1]
        drawn = page.render(scale=_scale(*page.get_size()), may_draw_forms=False).to_pil()
        _write(drawn.convert("RGB"), Path(folder) / f"{number}.jpg")
        page.close()


def _scale(width: float, height: float) -> float:
    """Return pixels per point so that neither the width nor the area passes its limit."""
    return min(WIDTH / width, sqrt(PIXELS / (width * height)))


def _on_white(drawn: Image.Image) -> Image.Image:
    clear = drawn.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear).convert("RGB")


def _write(drawn: Image.Image, target: Path) -> None:
    """Write a JPEG of pixels alone; it appears whole or not at all."""
    drawn.info.clear()
    part = target.with_suffix(f".{os.getpid()}")
    drawn.save(part, format="JPEG", quality=QUALITY)
    part.replace(target)


ORDERS: Final[dict[str, Callable[..., None]]] = {"photo": photo, "pages": pages}

if __name__ == "__main__":
    ORDERS[sys.argv[1]](*sys.argv[2:])
