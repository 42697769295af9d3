"""Where the bytes of a stored file lie: the file, what was sent while it is prepared, its pages."""

import shutil
from pathlib import Path

from django.conf import settings

from marketplace.kernel.models import StoredFile

RAW = ".raw"
PAGES = ".pages"


def path_of(stored: StoredFile) -> Path:
    """Return where the cleaned bytes of a stored file lie."""
    return Path(settings.PRIVATE_DIR) / stored.public_id[:2] / stored.public_id


def raw_of(stored: StoredFile) -> Path:
    """Return where the bytes as sent lie until they are cleaned; they are shown to nobody."""
    return path_of(stored).with_name(stored.public_id + RAW)


def pages_of(stored: StoredFile) -> Path:
    """Return the folder of the page images."""
    return path_of(stored).with_name(stored.public_id + PAGES)


def erase(stored: StoredFile) -> None:
    """Remove every byte of a stored file: itself, what was sent, and its page images."""
    path_of(stored).unlink(missing_ok=True)
    raw_of(stored).unlink(missing_ok=True)
    shutil.rmtree(pages_of(stored), ignore_errors=True)
