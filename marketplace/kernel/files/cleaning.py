"""Bytes made harmless: pictures are decoded and written anew, PDF loses its actions and
attachments."""

import warnings
from io import BytesIO
from typing import IO, Final

import pikepdf
from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from marketplace.kernel.files.checking import KINDS
from marketplace.kernel.refusal import Refused

FORMATS: Final = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
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
Image.MAX_IMAGE_PIXELS = None  # our own limit is checked before a pixel is decoded


def cleaned(upload: IO[bytes], mime: str) -> bytes:
    """Return the bytes to keep. Raises Refused when the file can not be read or is too large
    inside."""
    return {"image": _image, "pdf": _pdf, "text": _text}[KINDS[mime][0]](upload, mime)


def _image(upload: IO[bytes], mime: str) -> bytes:
    try:
        with warnings.catch_warnings(action="ignore"):
            return _drawn_anew(upload, mime)
    except Refused:
        raise
    except Exception as fault:  # decoders trip over spoilt bytes in more ways than they declare
        raise Refused(_("The picture can not be read."), code="unreadable") from fault


def _drawn_anew(upload: IO[bytes], mime: str) -> bytes:
    with Image.open(upload, formats=(FORMATS[mime],)) as picture:
        _within_pixels(picture)
        return _written(ImageOps.exif_transpose(picture), mime)


def _within_pixels(picture: Image.Image) -> None:
    if picture.width * picture.height > settings.UPLOAD_PIXELS:
        raise Refused(
            _("The picture has more than %(most)s megapixels.")
            % {"most": settings.UPLOAD_PIXELS // 1_000_000},
            code="pixels",
        )


def _written(picture: Image.Image, mime: str) -> bytes:
    plain = picture.convert("RGB" if mime == "image/jpeg" else "RGBA")
    plain.info.clear()  # comments and colour profiles carry whatever the sender put there
    out = BytesIO()
    plain.save(out, format=FORMATS[mime], quality=88)
    return out.getvalue()


def _pdf(upload: IO[bytes], _mime: str) -> bytes:
    try:
        with pikepdf.open(BytesIO(upload.read())) as pdf:
            if len(pdf.pages) > settings.UPLOAD_PDF_PAGES:
                raise Refused(_("The PDF has too many pages."), code="pages")
            _strip(pdf)
            out = BytesIO()
            pdf.save(out)
    except (pikepdf.PikepdfError, ValueError) as fault:
        raise Refused(_("The PDF can not be read or is protected."), code="unreadable") from fault
    return out.getvalue()


def _strip(pdf: pikepdf.Pdf) -> None:
    """Draw what stamps and filled fields show into the pages, then keep what is harmless."""
    pdf.flatten_annotations("all")
    _keep_only(pdf.Root, ROOT_KEPT)
    for page in pdf.pages:
        _keep_only(page.obj, PAGE_KEPT)


def _keep_only(holder: pikepdf.Object, kept: frozenset[str]) -> None:
    for key in set(holder.keys()) - kept:
        del holder[key]


def _text(upload: IO[bytes], _mime: str) -> bytes:
    try:
        return upload.read().decode("utf-8-sig").encode()
    except UnicodeDecodeError as fault:
        raise Refused(_("The text file is not in UTF-8."), code="unreadable") from fault
