"""Keeping a checked and cleaned file: random name, private folder, hash of the original."""

import hashlib
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from marketplace.kernel.clock import now
from marketplace.kernel.files import checking, cleaning, scanning
from marketplace.kernel.files.purposes import purpose_of
from marketplace.kernel.files.receiving import LostUpload
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


def path_of(stored: StoredFile) -> Path:
    """Return where the bytes of a stored file lie."""
    return Path(settings.PRIVATE_DIR) / stored.public_id[:2] / stored.public_id


def check(upload: "UploadedFile[Any]", purpose: str) -> str:
    """Return the MIME type of an upload that the purpose takes. Raises Refused."""
    if isinstance(upload, LostUpload):
        raise _no_room()
    name, size = checking.clean_name(upload.name or ""), upload.size or 0
    return checking.kind_of(upload, name, size, purpose_of(purpose).kinds)


def store(upload: "UploadedFile[Any]", *, purpose: str, by: Party) -> StoredFile:
    """Check, clean, scan and keep an upload; return its row.

    Raises Refused naming what is wrong: kind, size, content, pixels, pages, malware, or no room.
    """
    mime = check(upload, purpose)
    original = hashlib.sha256(b"".join(upload.chunks())).hexdigest()
    upload.seek(0)
    content = cleaning.cleaned(upload, mime)
    verdict = scanning.scan(content)
    if verdict == scanning.INFECTED:
        raise Refused(_("The virus scanner refused the file."), code="infected")
    stored = StoredFile(
        public_id=secrets.token_urlsafe(32),
        purpose=purpose,
        name=checking.clean_name(upload.name or ""),
        content_type=mime,
        size=len(content),
        original_sha256=original,
        scan=verdict,
        person_id=by.person_id,
        company_id=by.company_id,
        at=now(),
    )
    _write(path_of(stored), content)
    stored.save()
    return stored


def _write(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as fault:
        with suppress(OSError):
            path.unlink()
        raise _no_room() from fault


def _no_room() -> Refused:
    return Refused(
        _("The file could not be kept: there is no room. Nothing was changed."), code="no_room"
    )
