"""Bytes made harmless: pictures are decoded and written anew, PDF loses its actions and
attachments."""

import warnings
from io import BytesIO
from typing import IO, Final

import pikepdf
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from marketplace.kernel.files.checking import KINDS
from marketplace.kernel.refusal import Refused

FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
PDF_ACTIONS: Final = ("/OpenAction", "/AA", "/AcroForm", "/Names", "/Outlines")
Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before a pixel is decoded


def cleaned(upload: IO[bytes], mime: str) -> bytes:
    """Return the bytes to keep. Raises Refused when the file can not be read or is too large
    inside."""
    return {"image": _image, "pdf": _pdf, "text": _text}[KINDS[mime][0]](upload, mime)


def _image(upload: IO[bytes], mime: str) -> bytes:
    try:
        with warnings.catch_warnings(), Image.open(upload, formats=(FORMATS[mime],)) as picture:
            warnings.simplefilter("ignore")
            _within_pixels(picture)
            upright = ImageOps.exif_transpose(picture)
            return _written(upright, mime)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as fault:
        raise Refused(_("The picture can not be read."), code="unreadable") from fault


def _within_pixels(picture: Image.Image) -> None:
    if picture.width * picture.height > settings.UPLOAD_PIXELS:
        raise Refused(
            _("The picture has more than %(most)s megapixels.")
            % {"most": settings.UPLOAD_PIXELS // 1_000_000},
            code="pixels",
        )


def _written(picture: Image.Image, mime: str) -> bytes:
    plain = picture.convert("RGB" if mime == "image/jpeg" else "RGBA")
    out = BytesIO()
    plain.save(out, format=FORMATS[mime], quality=88)
    return out.getvalue()


def _pdf(upload: IO[bytes], _mime: str) -> bytes:
    try:
        with pikepdf.open(upload) as pdf:
            if len(pdf.pages) > settings.UPLOAD_PDF_PAGES:
                raise Refused(_("The PDF has too many pages."), code="pages")
            _strip(pdf)
            out = BytesIO()
            pdf.save(out)
    except (pikepdf.PdfError, ValueError) as fault:
        raise Refused(_("The PDF can not be read or is protected."), code="unreadable") from fault
    return out.getvalue()


def _strip(pdf: pikepdf.Pdf) -> None:
    for key in PDF_ACTIONS:
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        if "/AA" in page.obj:
            del page.obj["/AA"]
        if "/Annots" in page.obj:
            del page.obj["/Annots"]


def _text(upload: IO[bytes], _mime: str) -> bytes:
    try:
        return upload.read().decode("utf-8-sig").encode()
    except UnicodeDecodeError as fault:
        raise Refused(_("The text file is not in UTF-8."), code="unreadable") from fault
