"""Large files made ready in a job: cleaned and drawn apart, scanned, and opened once."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.db import OperationalError, transaction
from django.utils.translation import gettext as _

from marketplace.kernel import events, jobs
from marketplace.kernel.clock import real_now
from marketplace.kernel.files import apart, pages, scanning
from marketplace.kernel.files.checking import KINDS
from marketplace.kernel.files.measuring import FORMATS
from marketplace.kernel.files.paths import erase, path_of, raw_of
from marketplace.kernel.files.states import PREPARING, UNUSABLE
from marketplace.kernel.models import Job, StoredFile
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused

KIND: Final = "files.prepare"
BEATS: Final = timedelta(minutes=2)
"""Longer than any step between two reports."""
CLEANING_SECONDS: Final = 100
LOST_AFTER: Final = timedelta(days=1)
STEPS: Final = 2
"""Cleaning and scanning count like a page each."""


def prepare(job: Job, report: jobs.Report) -> str:
    """Make the job's file ready, or mark it as unusable: the work of the kind."""
    stored = job.file
    if stored is None or stored.scan != PREPARING:
        return _("There is nothing left to do.")
    try:
        _prepare(stored, report)
    except OperationalError:
        raise  # the database was away: the outbox brings the job again
    except Exception as fault:
        give_up(stored, _trouble(fault))
        raise
    return _("%(name)s is ready.") % {"name": stored.name}


def _trouble(fault: Exception) -> str:
    """Return the code of what went wrong; `states.TROUBLES` has words for it."""
    if isinstance(fault, Refused):
        return fault.code
    codes = {jobs.Cancelled: "stopped", OSError: "no_room"}
    return next((code for kind, code in codes.items() if isinstance(fault, kind)), "unreadable")


def _prepare(stored: StoredFile, report: jobs.Report) -> None:
    whole = stored.pages + STEPS
    report(0, whole)
    _clean(stored)
    report(1, whole)
    verdict = scanning.scan(path_of(stored).read_bytes())
    if verdict == scanning.INFECTED:
        raise Refused(_("The virus scanner refused the file."), code="infected")
    report(STEPS, whole)
    pages.draw_all(stored, lambda done: report(done + STEPS, whole))
    _open(stored, verdict)


def _clean(stored: StoredFile) -> None:
    """Write the file anew beside what was sent; a second time after a crash begins again."""
    places = (raw_of(stored), path_of(stored))
    if KINDS[stored.content_type][0] == "image":
        form = FORMATS[stored.content_type]
        apart.run("making", "picture", *places, form, seconds=CLEANING_SECONDS)
    else:
        apart.run("making", "document", *places, seconds=CLEANING_SECONDS)


def _open(stored: StoredFile, verdict: str) -> None:
    """Open the file once, and forget the bytes as they were sent."""
    size = path_of(stored).stat().st_size
    _mark(stored, scan=verdict, size=size)
    raw_of(stored).unlink(missing_ok=True)


@transaction.atomic
def give_up(stored: StoredFile, trouble: str) -> None:
    """Mark a file as unusable, erase its bytes, and let its owner be told."""
    if _mark(stored, scan=UNUSABLE, trouble=trouble):
        events.record("file.unusable", stored, by=SYSTEM, trouble=trouble)
        transaction.on_commit(lambda: erase(stored))


def _mark(stored: StoredFile, **facts: object) -> bool:
    waiting = StoredFile.objects.filter(pk=stored.pk, scan=PREPARING)
    return bool(waiting.update(**facts))


def give_up_lost() -> int:
    """Give up files whose job was lost or ended without them; return how many."""
    before = real_now() - LOST_AFTER
    running = Job.objects.filter(kind=KIND, created_at__gte=before, finished_at=None)
    lost = StoredFile.objects.filter(scan=PREPARING).exclude(jobs__in=running)
    for stored in lost:
        give_up(stored, "unreadable")
    return len(lost)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the preparation of a file is, and where its owner sees it."""

    percent: int
    total: int
    url: str


def progress(stored: StoredFile, party: Party) -> Progress | None:
    """Return how far a file is, None when it is not being prepared; `url` only for its owner."""
    if stored.scan != PREPARING:
        return None
    job = stored.jobs.filter(kind=KIND).order_by("-pk").first()
    if job is None:
        return Progress(0, 0, "")
    is_mine = jobs.visible_to(party).filter(pk=job.pk).exists()
    return Progress(job.percent, job.total, job.get_absolute_url() if is_mine else "")
