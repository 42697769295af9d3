"""Long work shows how far it is, can be stopped, and says how it ended."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import IntegrityError, connection, connections, transaction

from marketplace.kernel.jobs import Report, cancel, perform, start, visible_to, works
from marketplace.kernel.models import Counter, Job
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import VISITOR, Party


def count(job: Job, report: Report) -> str:
    """Work of two parts."""
    report(1, 2)
    report(2, 2)
    return f"{job.facts['what']} counted"


def stop_half_way(job: Job, report: Report) -> str:
    """Somebody asks to stop after the first part."""
    Counter.objects.create(name="first part")
    cancel(job)
    report(1, 2)
    return "never said"


def fail(_job: Job, _report: Report) -> str:
    """Work that goes wrong."""
    raise ValueError("line 3 has no price")


def break_the_database(_job: Job, _report: Report) -> str:
    """Work that breaks a rule of the database."""
    with transaction.atomic():
        Counter.objects.create(name="twice")
        Counter.objects.create(name="twice")
    return "never said"


def done(kind: str, work: object, by: Party, **facts: object) -> Job:
    """Return the job after a worker did it."""
    works(kind, work)  # type: ignore[arg-type]
    job = start(kind, by=by, **facts)
    relay()
    job.refresh_from_db()
    return job


def test_a_job_reports_and_ends(ada: Party) -> None:
    job = done("test.count", count, ada, what="sheep")
    assert (job.done, job.total, job.log, job.failed) == (2, 2, "sheep counted", False)
    assert job.finished_at is not None


def test_a_job_of_no_kind_is_refused(ada: Party) -> None:
    with pytest.raises(LookupError):
        start("test.unknown", by=ada)


def test_a_job_waits_for_its_worker(ada: Party) -> None:
    works("test.count", count)
    assert start("test.count", by=ada, what="sheep").finished_at is None


def test_a_stopped_job_keeps_what_was_done(ada: Party) -> None:
    job = done("test.stop", stop_half_way, ada)
    assert (job.done, job.failed, job.log.startswith("Stopped")) == (1, True, True)
    assert Counter.objects.filter(name="first part").exists()


def test_a_failed_job_says_why(ada: Party) -> None:
    job = done("test.fail", fail, ada)
    assert (job.failed, job.log) == (True, "ValueError: line 3 has no price")


def test_a_job_that_breaks_a_rule_of_the_database_ends(ada: Party) -> None:
    job = done("test.break", break_the_database, ada)
    assert job.failed
    assert job.log.startswith(IntegrityError.__name__)


def test_a_finished_job_is_not_done_again(ada: Party) -> None:
    job = done("test.count", count, ada, what="sheep")
    works("test.count", fail)
    perform({"job": job.pk})
    job.refresh_from_db()
    assert (job.log, job.failed) == ("sheep counted", False)


def test_a_finished_job_can_not_be_stopped(ada: Party) -> None:
    job = done("test.count", count, ada, what="sheep")
    cancel(job)
    job.refresh_from_db()
    assert not job.cancel_asked


def test_a_job_is_seen_by_who_started_it_in_that_company(ada: Party) -> None:
    job = done("test.count", count, ada, what="sheep")
    assert list(visible_to(ada)) == [job]
    assert not visible_to(Party(ada.person_id, 1, "owner"))
    assert not visible_to(VISITOR)


def seen_elsewhere(job: Job) -> tuple[int, int]:
    """Return the progress that another connection reads."""

    def read() -> tuple[int, int]:
        found = Job.objects.get(pk=job.pk)
        connections.close_all()
        return found.done, found.total

    with ThreadPoolExecutor(1) as other:
        return other.submit(read).result()


@pytest.mark.server
@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_while_the_job_runs(ada: Party) -> None:
    def work(job: Job, report: Report) -> str:
        report(1, 3)
        return f"{seen_elsewhere(job)} {connection.in_atomic_block}"

    assert done("test.slow", work, ada).log == "(1, 3) False"


@pytest.mark.server
@pytest.mark.django_db(transaction=True)
def test_somebody_elses_stop_is_honoured(ada: Party) -> None:
    def work(job: Job, report: Report) -> str:
        with ThreadPoolExecutor(1) as other:
            other.submit(lambda: (cancel(job), connections.close_all())).result()
        report(1, 3)
        return "never said"

    job = done("test.slow", work, ada)
    assert (job.done, job.log.startswith("Stopped")) == (1, True)
