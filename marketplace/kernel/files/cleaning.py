"""Bytes made harmless: pictures are decoded and written anew, PDF loses its actions and
attachments."""

import codecs
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Final

import pikepdf
from django.utils.translation import gettext as _

from marketplace.kernel.files import making
from marketplace.kernel.files.checking import KINDS, not_as_named
from marketplace.kernel.files.measuring import FORMATS
from marketplace.kernel.refusal import Refused

PIECE: Final = 1 << 20


def cleaned(upload: IO[bytes], mime: str) -> bytes:
    """Return the bytes to keep of a picture or PDF. Raises Refused when it can not be read."""
    return {"image": _image, "pdf": _pdf}[KINDS[mime][0]](upload, mime)


def _image(upload: IO[bytes], mime: str) -> bytes:
    out = BytesIO()
    try:
        with warnings.catch_warnings(action="ignore"):
            making.picture(upload, out, FORMATS[mime])
    except Exception as fault:  # decoders trip over spoilt bytes in more ways than they declare
        raise Refused(_("The picture can not be read."), code="unreadable") from fault
    return out.getvalue()


def _pdf(upload: IO[bytes], _mime: str) -> bytes:
    out = BytesIO()
    try:
        making.document(upload, out)
    except (pikepdf.PikepdfError, ValueError) as fault:
        raise Refused(_("The PDF can not be read or is protected."), code="unreadable") from fault
    return out.getvalue()


def pieces_of_text(upload: IO[bytes]) -> Iterator[bytes]:
    """Yield the bytes to keep of a text, a piece at a time: a list may be larger than the memory.

    Raises Refused, maybe after some pieces, for anything but UTF-8, and for a NUL: no column of a
    text takes one.
    """
    reader = codecs.getincrementaldecoder("utf-8")()
    piece = upload.read(PIECE).removeprefix(codecs.BOM_UTF8)
    try:
        while piece:
            if b"\0" in piece:
                raise not_as_named()
            reader.decode(piece)
            yield piece
            piece = upload.read(PIECE)
        reader.decode(b"", final=True)
    except UnicodeDecodeError as fault:
        raise Refused(_("The text file is not in UTF-8."), code="unreadable") from fault
