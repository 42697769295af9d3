"""Files kept while the scanner was away: scanned when it is back, and shown or locked then."""

from typing import Final

from marketplace.kernel.files import scanning
from marketplace.kernel.files.paths import path_of
from marketplace.kernel.models import StoredFile

AT_A_TIME: Final = 20


def rescan() -> int:
    """Ask the scanner about files in quarantine, the oldest first; return how many got a verdict.

    Ends at the first file that gets none: the scanner is still away.
    """
    waiting = StoredFile.objects.filter(scan=scanning.AWAY).order_by("pk")[:AT_A_TIME]
    for number, stored in enumerate(waiting):
        verdict = _verdict(stored)
        if verdict == scanning.AWAY:
            return number
        StoredFile.objects.filter(pk=stored.pk).update(scan=verdict)
    return len(waiting)


def _verdict(stored: StoredFile) -> str:
    """Return the scanner's word; bytes that are gone can not be infected."""
    path = path_of(stored)
    return scanning.scan_file(path) if path.is_file() else scanning.CLEAN
