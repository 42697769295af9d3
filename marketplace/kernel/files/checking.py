"""What a file really is, told by its bytes and not by its name; limits of spec section 15."""

import unicodedata
from pathlib import PurePath
from typing import IO, Final

import puremagic
from django.conf import settings
from django.utils.translation import gettext as _

from marketplace.kernel.refusal import Refused

KINDS: Final = {
    "image/jpeg": ("image", ".jpg"),
    "image/png": ("image", ".png"),
    "image/webp": ("image", ".webp"),
    "application/pdf": ("pdf", ".pdf"),
    "text/plain": ("text", ".txt"),
    "text/csv": ("text", ".csv"),
}
SUFFIXES: Final = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".csv": "text/csv",
}
EICAR: Final = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!"
HEAD: Final = 4096


def clean_name(name: str) -> str:
    """Return a file name without path, control or direction characters, 120 characters at most."""
    base = PurePath(name.replace("\\", "/")).name
    shown = "".join(c for c in base if unicodedata.category(c)[0] != "C").strip()
    stem, suffix = PurePath(shown).stem, PurePath(shown).suffix[:10]
    return (stem[: 120 - len(suffix)] + suffix) or "file"


def kind_of(
    upload: IO[bytes], name: str, size: int, kinds: frozenset[str], largest: int | None = None
) -> str:
    """Return the MIME type of an upload whose name, bytes and size agree with what is taken;
    `largest` in bytes stands instead of the kind's own limit.

    Raises Refused for an empty or too large file, a kind not taken, a name that claims another
    kind than the bytes, and for the scanner's test pattern.
    """
    if not size:
        raise Refused(_("The file is empty."), code="empty")
    upload.seek(0)  # an action that is tried once more has read it to its end
    head = upload.read(HEAD)
    upload.seek(0)
    if EICAR in head:
        raise malicious()
    claimed = SUFFIXES.get(PurePath(name).suffix.lower(), "")
    if not claimed or KINDS[claimed][0] not in kinds:
        raise Refused(_("Files of this kind are not taken. Taken: %s.") % taken(kinds), code="kind")
    _agree(head, claimed)
    _within(size, largest or settings.UPLOAD_LIMITS[KINDS[claimed][0]])
    return claimed


def malicious() -> Refused:
    """Return the refusal of the pattern that every scanner must find."""
    return Refused(_("The file holds a known malicious pattern."), code="infected")


def not_as_named() -> Refused:
    """Return the refusal of bytes that are not of the kind which the name claims."""
    return Refused(_("The file's content is not what its name says."), code="magic")


def taken(kinds: frozenset[str]) -> str:
    """Return the suffixes taken, in words."""
    return ", ".join(sorted(s for s, mime in SUFFIXES.items() if KINDS[mime][0] in kinds))


def _agree(head: bytes, claimed: str) -> None:
    is_text = KINDS[claimed][0] == "text"
    agrees = b"\0" not in head if is_text else claimed in _found(head)
    if not agrees:
        raise not_as_named()


def _found(head: bytes) -> set[str]:
    try:
        return {match.mime_type for match in puremagic.magic_string(head)}
    except puremagic.PureError:
        return set()


def _within(size: int, most: int) -> None:
    if size > most:
        raise Refused(
            _("The file is larger than %(most)s MB.") % {"most": most // 1_000_000}, code="size"
        )
