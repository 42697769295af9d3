"""Keeping an upload: checked and measured at once; cleaned at once too, or in a job when it is
much work."""

import hashlib
from contextlib import suppress
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from marketplace.kernel import jobs
from marketplace.kernel.files import checking, cleaning, keeping, scanning
from marketplace.kernel.files.measuring import measured
from marketplace.kernel.files.paths import path_of, raw_of
from marketplace.kernel.files.preparing import KIND
from marketplace.kernel.files.purposes import purpose_of
from marketplace.kernel.files.receiving import LostUpload
from marketplace.kernel.files.states import PREPARING
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

__all__ = ["check", "path_of", "store"]


def check(upload: "UploadedFile[Any]", purpose: str) -> str:
    """Return the MIME type of an upload that the purpose takes. Raises Refused."""
    if isinstance(upload, LostUpload):
        raise keeping.no_room()
    name, size, use = checking.clean_name(upload.name or ""), upload.size or 0, purpose_of(purpose)
    return checking.kind_of(upload, name, size, use.kinds, use.largest)


def store(upload: "UploadedFile[Any]", *, purpose: str, by: Party) -> StoredFile:
    """Check, clean, scan and keep an upload; return its row.

    A large one is checked and measured only, kept where nobody reads it, and prepared in a job: its
    `scan` is "preparing" until then. Raises Refused naming what is wrong: kind, size, content,
    pixels, pages, malware, or no room.
    """
    mime = check(upload, purpose)
    measure = measured(upload, mime, upload.size or 0)
    facts = {"content_type": mime, "pages": measure.pages, "original_sha256": _fingerprint(upload)}
    stored = keeping.row(upload.name or "", purpose, by, **facts)
    if checking.KINDS[mime][0] == "text":
        return _text(stored, upload)
    return _later(stored, upload, by) if measure.is_heavy else _now(stored, upload)


def _fingerprint(upload: "UploadedFile[Any]") -> str:
    """Return the hash of what was sent. Raises Refused for the scanner's test pattern."""
    found, end = hashlib.sha256(), b""
    for chunk in upload.chunks():
        found.update(chunk)
        if checking.EICAR in end + chunk:
            raise checking.malicious()
        end = chunk[-len(checking.EICAR) :]
    upload.seek(0)
    return found.hexdigest()


def _now(stored: StoredFile, upload: "UploadedFile[Any]") -> StoredFile:
    content = cleaning.cleaned(upload, stored.content_type)
    stored.scan, stored.size = scanning.scan(content), len(content)
    if stored.scan == scanning.INFECTED:
        raise _infected()
    return keeping.keep(stored, content)


def _text(stored: StoredFile, upload: "UploadedFile[Any]") -> StoredFile:
    """Keep a text a piece at a time, and nothing of one that is refused."""
    path = path_of(stored)
    try:
        keeping.write(path, cleaning.pieces_of_text(upload))
        stored.scan, stored.size = scanning.scan_file(path), path.stat().st_size
        if stored.scan == scanning.INFECTED:
            raise _infected()
    except Refused:
        with suppress(OSError):
            path.unlink()
        raise
    stored.save()
    return stored


def _infected() -> Refused:
    return Refused(_("The virus scanner refused the file."), code="infected")


def _later(stored: StoredFile, upload: "UploadedFile[Any]", by: Party) -> StoredFile:
    stored.scan, stored.size = PREPARING, upload.size or 0
    keeping.write(raw_of(stored), upload.chunks())
    stored.save()
    jobs.start(KIND, by=by, file=stored)
    return stored
