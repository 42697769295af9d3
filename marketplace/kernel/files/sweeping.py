"""Files that nobody owns: their upload was rolled back or its process died before the row."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings

from marketplace.kernel.clock import real_now
from marketplace.kernel.models import StoredFile

OLD: Final = timedelta(days=1)
"""No upload takes so long that its row could still come."""


def sweep() -> int:
    """Remove stored files without a row that are older than a day; return how many."""
    folders = [path for path in Path(settings.PRIVATE_DIR).glob("??") if path.is_dir()]
    return sum(_swept(folder) for folder in folders)


def _swept(folder: Path) -> int:
    old = {path.name: path for path in _old(folder)}
    owned = StoredFile.objects.filter(public_id__in=old).values_list("public_id", flat=True)
    orphans = old.keys() - set(owned)
    for name in orphans:
        old[name].unlink(missing_ok=True)
    return len(orphans)


def _old(folder: Path) -> Iterator[Path]:
    before = (real_now() - OLD).timestamp()
    for path in folder.iterdir():
        if path.is_file() and path.stat().st_mtime < before:
            yield path
