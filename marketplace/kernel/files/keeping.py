"""Rows and bytes of kept files: a random name, a private folder, whole or not at all."""

import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from marketplace.kernel.clock import now
from marketplace.kernel.files.checking import clean_name
from marketplace.kernel.files.paths import path_of
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

ID_BYTES: Final = 32


def row(name: str, purpose: str, by: Party, **facts: Any) -> StoredFile:
    """Return an unsaved row of a file under a new random name."""
    return StoredFile(
        public_id=secrets.token_urlsafe(ID_BYTES),
        purpose=purpose,
        name=clean_name(name),
        person_id=by.person_id,
        company_id=by.company_id,
        at=now(),
        **facts,
    )


def keep(stored: StoredFile, content: bytes) -> StoredFile:
    """Write the cleaned bytes of a row and save it. Raises Refused when there is no room."""
    write(path_of(stored), (content,))
    stored.save()
    return stored


def write(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file, or nothing of it. Raises Refused when there is no room."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as target:
            target.writelines(chunks)
    except OSError as fault:
        with suppress(OSError):
            path.unlink()
        raise no_room() from fault


def no_room() -> Refused:
    """Return the refusal of a file for which the disk has no room."""
    return Refused(
        _("The file could not be kept: there is no room. Nothing was changed."), code="no_room"
    )
