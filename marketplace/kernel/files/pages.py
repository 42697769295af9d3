"""What is shown of a file in a page: a picture, or a document's pages as pictures, drawn once."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import BoundedSemaphore
from time import monotonic
from typing import Final

import pikepdf

from marketplace.kernel.files import apart
from marketplace.kernel.files.checking import KINDS
from marketplace.kernel.files.paths import pages_of, path_of
from marketplace.kernel.models import StoredFile
from marketplace.kernel.refusal import Refused

SECONDS_A_PAGE: Final = 10
SECONDS_A_BATCH: Final = 40
SECONDS_IN_ALL: Final = 300
"""What is not drawn by then is drawn when somebody asks for it."""
BATCH: Final = 10
AT_ONCE: Final = 2
_at_once = BoundedSemaphore(AT_ONCE)
"""Readers of one process do not draw more pages than this at the same time."""


def page_count(stored: StoredFile) -> int:
    """Return how many pages can be shown: 1 for a picture, 0 for a text or a lost file.

    Counted once; files kept before pages were counted are counted when they are first shown.
    """
    if stored.pages == 0:
        stored.pages = counted(path_of(stored), stored.content_type)
        StoredFile.objects.filter(pk=stored.pk).update(pages=stored.pages)
    return stored.pages


def counted(path: Path, mime: str) -> int:
    """Return the number of pages of cleaned bytes; 0 when there is nothing to show."""
    kind = KINDS.get(mime, ("", ""))[0]
    if kind != "pdf" or not path.is_file():
        return int(kind == "image")
    try:
        with pikepdf.open(path) as pdf:
            return len(pdf.pages)
    except pikepdf.PikepdfError:
        return 0


def page_image(stored: StoredFile, number: int) -> Path | None:
    """Return the picture of a page, drawn now when it is not there; None when it can not be."""
    if not 1 <= number <= page_count(stored):
        return None
    image = pages_of(stored) / f"{number}.jpg"
    if not image.is_file():
        _draw(stored, number)
    return image if is_drawn(image) else None


def is_drawn(image: Path) -> bool:
    """Say whether a page's picture is there; one that could not be drawn is an empty file."""
    return image.is_file() and image.stat().st_size > 0


def can_not_be_drawn(stored: StoredFile, number: int) -> bool:
    """Say whether a page was tried and failed."""
    image = pages_of(stored) / f"{number}.jpg"
    return image.is_file() and not image.stat().st_size


def draw_all(stored: StoredFile, report: Callable[[int], None]) -> None:
    """Draw every page that is not there yet, calling `report(pages done)`; a page that can not be
    drawn holds up no other."""
    end = monotonic() + SECONDS_IN_ALL
    for first in range(1, page_count(stored) + 1, BATCH):
        if monotonic() > end:
            return
        last = min(first + BATCH - 1, stored.pages)
        with suppress(Refused, OSError):
            _draw_missing(stored, first, last)
        for number in range(first, last + 1):
            page_image(stored, number)
            report(number)


def _draw_missing(stored: StoredFile, first: int, last: int) -> None:
    pages = (pages_of(stored) / f"{number}.jpg" for number in range(first, last + 1))
    if not all(page.is_file() for page in pages):
        _order(stored, first, last, SECONDS_A_BATCH)


def _draw(stored: StoredFile, number: int) -> None:
    """Draw a page unless too many are being drawn or there is no room; leave an empty file for one
    that fails, so that it is not tried for ever."""
    if not _at_once.acquire(timeout=SECONDS_A_PAGE):
        return
    try:
        with suppress(OSError):
            _draw_or_mark(stored, number)
    finally:
        _at_once.release()


def _draw_or_mark(stored: StoredFile, number: int) -> None:
    try:
        _order(stored, number, number, SECONDS_A_PAGE)
    except Refused:
        (pages_of(stored) / f"{number}.jpg").touch()


def _order(stored: StoredFile, first: int, last: int, seconds: float) -> None:
    folder = pages_of(stored)
    folder.mkdir(parents=True, exist_ok=True)
    if KINDS[stored.content_type][0] == "image":
        apart.run("showing", "photo", path_of(stored), folder, seconds=seconds)
    else:
        order = ("pages", path_of(stored), folder, str(first), str(last))
        apart.run("showing", *order, seconds=seconds)
