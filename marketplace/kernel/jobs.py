"""Long work as a row: progress, log, cancel and result; the outbox carries it to a worker.

A job runs apart from any transaction: what its actions committed stays, its progress is seen while
it runs, and it locks nothing between two actions. After a crash it begins again: `job.done` says
how far it was, and its actions must bear to be repeated.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Any, Final

from django.conf import settings
from django.db import OperationalError, models, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.kernel import events, outbox
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Job, Message, StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

logger = logging.getLogger(__name__)
TOPIC = "kernel.job"
LEASE: Final = timedelta(minutes=11)
"""Longer than the ten minutes after which a broker's worker is ended."""
WRITE_EVERY: Final = 0.5
SLOW: Final = timedelta(minutes=1)
"""Whoever waits longer has gone on to something else and is told."""
Report = Callable[[int, int], None]
Work = Callable[[Job, Report], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """Who does jobs of a kind, its words, whether its owner is told, and how often it reports."""

    work: Work
    label: object
    tells: bool
    beats: timedelta | None


_works: dict[str, Kind] = {}


class Cancelled(Exception):  # noqa: N818  (an answer, not a fault)
    """The person asked the job to stop."""


def works(
    kind: str,
    work: Work,
    *,
    label: object = "",
    tells: bool = True,
    beats: timedelta | None = None,
) -> None:
    """Let `work(job, report)` do jobs of a kind; it calls report(done, total) and returns its
    result in words.

    `label` names the kind; `tells`: the owner gets a notice when it failed or took over a minute.
    `beats`: it reports at least this often, so that after a crash it begins again that soon.
    """
    _works[kind] = Kind(work, label or kind, tells, beats)


def label_of(job: Job) -> str:
    """Return what the job does, in words."""
    kind = _works.get(job.kind)
    return str(kind.label) if kind else job.kind


def start(kind: str, *, by: Party, file: StoredFile | None = None, **facts: Any) -> Job:
    """Owe a job in the caller's transaction; `file` is what it works on.

    Raises LookupError for a kind nobody does.
    """
    if kind not in _works:
        raise LookupError(f"nobody does jobs of the kind {kind!r}")
    owner = {"person_id": by.person_id, "company_id": by.company_id, "role": by.role}
    job = Job.objects.create(kind=kind, facts=facts, file=file, created_at=real_now(), **owner)
    outbox.enqueue(TOPIC, job=job.pk)
    return job


def say(job: Job, line: str) -> None:
    """Add a line to the job's log, seen while it runs."""
    job.log += f"{line}\n"
    job.save(update_fields=["log"])


def party_of(job: Job) -> Party:
    """Return the party that asked for the job, as it was then."""
    return Party(job.person_id, job.company_id, job.role)


def perform(payload: dict[str, Any]) -> None:
    """Do one job and write how it ended: the handler of the outbox topic."""
    job = Job.objects.select_related("person", "file").get(pk=payload["job"])
    if job.finished_at is not None:
        return
    with translation.override(getattr(job.person, "language", "") or settings.LANGUAGE_CODE):
        _end(job, *_outcome(job, _Reporter(job, payload.get("message", 0))))


def _outcome(job: Job, report: Report) -> tuple[str, bool]:
    try:
        return _works[job.kind].work(job, report), False
    except Cancelled:
        return _("Stopped as you asked. What was done before stays."), True
    except Refused as refusal:
        return str(refusal.reason), True
    except OperationalError:
        raise  # the database was away: the outbox brings the job again
    except Exception:  # the fault itself may name paths and rows of others: for the log alone
        logger.exception("Job %s failed.", job.pk)
        return _trouble(job), True


def _trouble(job: Job) -> str:
    words = _(
        "An error of ours stopped this job. What was done before stays. If it happens again, "
        "tell support the number of this job: %(number)s."
    )
    return words % {"number": job.pk}


class _Reporter:
    """Writes how far a job is, twice a second at most, and stops it when its owner asked."""

    def __init__(self, job: Job, message: int) -> None:
        self.job = job
        self.message = message
        self.written: float | None = None

    def __call__(self, done: int, total: int) -> None:
        self.job.done, self.job.total = done, total
        if self.written is None or monotonic() - self.written >= WRITE_EVERY:
            self._write()

    def _write(self) -> None:
        self.written = monotonic()
        self.job.save(update_fields=["done", "total"])
        if beats := _works[self.job.kind].beats:
            until = real_now() + beats
            mine = Message.objects.filter(pk=self.message, done_at=None)
            mine.update(leased_until=until, not_before=until)
        if Job.objects.values_list("cancel_asked", flat=True).get(pk=self.job.pk):
            raise Cancelled


@transaction.atomic
def _end(job: Job, log: str, failed: bool) -> None:
    job.log, job.failed, job.finished_at = job.log + log, failed, real_now()
    job.save(update_fields=["log", "failed", "finished_at", "done", "total"])
    kind = _works.get(job.kind)
    if kind and kind.tells and (failed or job.finished_at - job.created_at > SLOW):
        events.record("job.failed" if failed else "job.finished", job, by=party_of(job))


def cancel(job: Job) -> None:
    """Ask a running job to stop at its next report."""
    Job.objects.filter(pk=job.pk, finished_at=None).update(cancel_asked=True)


def visible_to(party: Party) -> models.QuerySet[Job]:
    """Return the jobs that the person itself started, in a role whose rights it still has."""
    if party.person_id is None:
        return Job.objects.none()
    mine = Job.objects.filter(person_id=party.person_id, company_id=party.company_id)
    return mine.exclude(role__in=party.beyond)
