"""How much work a file is, told by its header before anything is decoded; limits of spec section
15."""

import warnings
from dataclasses import dataclass
from typing import IO, Any, Final

import pikepdf
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image

from marketplace.kernel.files.checking import KINDS
from marketplace.kernel.refusal import Refused

FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
# Above any of these a file is prepared in a job, not while the sender waits.
HEAVY_PIXELS: Final = 12_000_000
HEAVY_PAGES: Final = 30
HEAVY_PDF: Final = 8_000_000


@dataclass(frozen=True, slots=True)
class Measure:
    """The pages of a file (1 for a picture, 0 for a text) and whether it is much work."""

    pages: int
    is_heavy: bool


def measured(upload: IO[bytes], mime: str, size: int) -> Measure:
    """Measure an upload of a known kind and rewind it. Raises Refused over the limits of pixels and
    pages, and for a header that can not be read."""
    upload.seek(0)
    measure = {"image": _picture, "pdf": _document, "text": _text}[KINDS[mime][0]]
    found = measure(upload, mime, size)
    upload.seek(0)
    return found


def _picture(upload: IO[bytes], mime: str, _size: int) -> Measure:
    try:
        with warnings.catch_warnings(action="ignore"):
            pixels = _pixels(upload, mime)
    except Exception as fault:  # decoders trip over spoilt bytes in more ways than they declare
        raise Refused(_("The picture can not be read."), code="unreadable") from fault
    if pixels > settings.UPLOAD_PIXELS:
        most = {"most": settings.UPLOAD_PIXELS // 1_000_000}
        raise Refused(_("The picture has more than %(most)s megapixels.") % most, code="pixels")
    return Measure(1, pixels > HEAVY_PIXELS)


def _pixels(upload: IO[bytes], mime: str) -> int:
    picture = Image.open(upload, formats=(FORMATS[mime],))
    return picture.width * picture.height


def _document(upload: Any, _mime: str, size: int) -> Measure:
    try:
        with pikepdf.open(upload) as pdf:
            pages = len(pdf.pages)
    except (pikepdf.PikepdfError, ValueError) as fault:
        raise Refused(_("The PDF can not be read or is protected."), code="unreadable") from fault
    if pages > settings.UPLOAD_PDF_PAGES:
        raise Refused(_("The PDF has too many pages."), code="pages")
    return Measure(pages, pages > HEAVY_PAGES or size > HEAVY_PDF)


def _text(_upload: IO[bytes], _mime: str, _size: int) -> Measure:
    return Measure(0, False)
