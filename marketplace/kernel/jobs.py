"""Long work as a row: progress, log, cancel and result; the outbox carries it to a worker.

A job runs apart from any transaction: what its actions committed stays, its progress is seen while
it runs, and it locks nothing between two actions. After a crash it begins again: `job.done` says
how far it was, and its actions must bear to be repeated.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext as _

from marketplace.kernel import outbox
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Job
from marketplace.kernel.party import Party

TOPIC = "kernel.job"
LEASE: Final = timedelta(minutes=11)
"""Longer than the ten minutes after which a broker's worker is ended."""
Report = Callable[[int, int], None]
Work = Callable[[Job, Report], str]
_works: dict[str, Work] = {}


class Cancelled(Exception):  # noqa: N818  (an answer, not a fault)
    """The person asked the job to stop."""


def works(kind: str, work: Work) -> None:
    """Let `work(job, report)` do jobs of a kind; it calls report(done, total) and returns its
    result."""
    _works[kind] = work


def start(kind: str, *, by: Party, **facts: Any) -> Job:
    """Owe a job in the caller's transaction. Raises LookupError for a kind nobody does."""
    if kind not in _works:
        raise LookupError(f"nobody does jobs of the kind {kind!r}")
    owner = {"person_id": by.person_id, "company_id": by.company_id, "role": by.role}
    job = Job.objects.create(kind=kind, facts=facts, created_at=real_now(), **owner)
    outbox.enqueue(TOPIC, job=job.pk)
    return job


def perform(payload: dict[str, Any]) -> None:
    """Do one job and write how it ended: the handler of the outbox topic."""
    job = Job.objects.get(pk=payload["job"])
    if job.finished_at is not None:
        return
    _end(job, *_outcome(job))


def _outcome(job: Job) -> tuple[str, bool]:
    try:
        return _works[job.kind](job, lambda done, total: _report(job, done, total)), False
    except Cancelled:
        return _("Stopped as you asked. What was done before stays."), True
    except Exception as fault:  # noqa: BLE001  (a job's fault is its result, shown to its owner)
        return f"{type(fault).__name__}: {fault}", True


def _report(job: Job, done: int, total: int) -> None:
    job.done, job.total = done, total
    job.save(update_fields=["done", "total"])
    if Job.objects.values_list("cancel_asked", flat=True).get(pk=job.pk):
        raise Cancelled


def _end(job: Job, log: str, failed: bool) -> None:
    job.log, job.failed, job.finished_at = log, failed, real_now()
    job.save(update_fields=["log", "failed", "finished_at"])


def cancel(job: Job) -> None:
    """Ask a running job to stop at its next report."""
    Job.objects.filter(pk=job.pk, finished_at=None).update(cancel_asked=True)


def visible_to(party: Party) -> models.QuerySet[Job]:
    """Return the jobs that the person itself started."""
    if party.person_id is None:
        return Job.objects.none()
    return Job.objects.filter(person_id=party.person_id, company_id=party.company_id)
