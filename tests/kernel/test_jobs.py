"""Long work shows how far it is, can be stopped, and says how it ended."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection, connections, transaction
from django.utils.translation import get_language

from marketplace.accounts.models import User
from marketplace.kernel import events
from marketplace.kernel.clock import real_now
from marketplace.kernel.files import (
    INPUT,
    Purpose,
    attach,
    may_see,
    path_of,
    register_purpose,
    store,
    sweeping,
)
from marketplace.kernel.files.attaching import is_owner
from marketplace.kernel.jobs import Report, cancel, perform, say, start, visible_to, works
from marketplace.kernel.models import Counter, Event, Job, Message, StoredFile
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import VISITOR, Party
from marketplace.kernel.refusal import Refused


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


def done(kind: str, work: object, by: Party, **facts: Any) -> Job:
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


def test_a_fault_of_ours_is_told_by_its_number_and_kept_in_the_log(
    ada: Party, caplog: pytest.LogCaptureFixture
) -> None:
    job = done("test.fail", fail, ada)
    assert job.failed
    assert job.log.endswith(f"tell support the number of this job: {job.pk}.")
    assert "ValueError: line 3 has no price" in caplog.text


def test_a_job_that_breaks_a_rule_of_the_database_ends_and_shows_no_row(ada: Party) -> None:
    job = done("test.break", break_the_database, ada)
    assert job.failed
    assert "UNIQUE" not in job.log.upper()


def test_the_end_of_a_job_and_its_news_are_kept_together(
    ada: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    works("test.fail", fail)
    job = start("test.fail", by=ada)
    monkeypatch.setattr(events, "record", fail)
    assert relay() == 0
    job.refresh_from_db()
    assert job.finished_at is None


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


def make_a_list(job: Job, report: Report) -> str:
    """Work with an input, a log and a result."""
    lines = path_of(job.file).read_text().splitlines() if job.file else []
    report(0, len(lines))
    say(job, f"Line 2: {lines[1]} is no company.")
    attach(job, "added.csv", b"name\nA\n")
    return "1 company added."


@pytest.fixture
def listed(ada: Party, settings: Any, tmp_path: Path) -> Job:
    """A job that read a list and made one."""
    settings.PRIVATE_DIR = tmp_path
    upload = SimpleUploadedFile("list.csv", b"A\nB\n")
    return done("test.list", make_a_list, ada, file=store(upload, purpose=INPUT, by=ada))


def test_a_job_reads_its_file_keeps_a_log_and_a_result(listed: Job) -> None:
    assert listed.log == "Line 2: B is no company.\n1 company added."
    assert (listed.result.name, listed.result.content_type) == ("added.csv", "text/csv")
    assert path_of(listed.result).read_bytes() == b"name\nA\n"


def test_the_result_is_downloaded_by_its_owner_only(listed: Job, ada: Party) -> None:
    assert may_see(ada, listed.result)
    assert not may_see(Party(ada.person_id, 9, "owner"), listed.result)
    assert not may_see(Party(None, None, "moderator"), listed.result)


@pytest.mark.parametrize("role", ["viewer", "platform_administrator", "finance"])
def test_a_role_with_fewer_rights_sees_neither_the_job_nor_its_files(
    listed: Job, ada: Party, role: str
) -> None:
    Job.objects.update(role="moderator")
    before, after = replace(ada, role="moderator"), replace(ada, role=role)
    for stored in (listed.file, listed.result):
        assert (may_see(before, stored), may_see(after, stored)) == (True, False)
    assert (list(visible_to(before)), list(visible_to(after))) == ([listed], [])


def test_a_role_with_more_rights_keeps_what_it_made(listed: Job, ada: Party) -> None:
    Job.objects.update(role="viewer")
    assert may_see(replace(ada, role="owner"), listed.result)


def test_a_second_result_replaces_the_first(
    listed: Job, django_capture_on_commit_callbacks: Any
) -> None:
    first = listed.result
    with django_capture_on_commit_callbacks(execute=True):
        attach(listed, "again.csv", b"x")
    assert not path_of(first).exists()
    assert not StoredFile.objects.filter(pk=first.pk).exists()


@pytest.mark.parametrize(("days", "kept"), [(29, 1), (31, 0)])
def test_jobs_and_their_files_are_swept_after_thirty_days(
    listed: Job, days: int, kept: int, django_capture_on_commit_callbacks: Any
) -> None:
    Job.objects.update(finished_at=real_now() - timedelta(days=days))
    result = path_of(listed.result)
    with django_capture_on_commit_callbacks(execute=True):
        assert sweeping.sweep_jobs() == 1 - kept
    assert (Job.objects.count(), StoredFile.objects.count()) == (kept, 2 * kept)
    assert result.exists() is bool(kept)


def test_a_file_of_something_else_outlives_its_job(ada: Party, settings: Any, tmp_path) -> None:
    settings.PRIVATE_DIR = tmp_path
    register_purpose(Purpose(name="test", kinds=frozenset({"text"}), may_see=is_owner))
    paper = store(SimpleUploadedFile("a.txt", b"a"), purpose="test", by=ada)
    done("test.count", count, ada, what="words", file=paper)
    Job.objects.update(finished_at=real_now() - timedelta(days=31))
    assert sweeping.sweep_jobs() == 1
    assert path_of(StoredFile.objects.get()).exists()


def test_a_refusal_of_the_work_is_said_in_its_own_words(ada: Party) -> None:
    def refuse(_job: Job, _report: Report) -> str:
        raise Refused("The list has no head.")

    assert done("test.refuse", refuse, ada).log == "The list has no head."


def test_the_owner_is_told_of_what_failed_and_of_what_took_long(ada: Party) -> None:
    done("test.count", count, ada, what="sheep")
    assert not Event.objects.exists()
    done("test.fail", fail, ada)
    works("test.slow", count)
    slow = start("test.slow", by=ada, what="sheep")
    Job.objects.filter(pk=slow.pk).update(created_at=real_now() - timedelta(minutes=2))
    relay()
    assert list(Event.objects.values_list("name", flat=True)) == ["job.failed", "job.finished"]


def test_a_kind_that_nobody_does_any_more_ends(ada: Party) -> None:
    works("test.gone", count)
    job = start("test.gone", by=ada)
    Job.objects.update(kind="test.unheard")
    relay()
    job.refresh_from_db()
    assert (job.failed, job.finished_at is None) == (True, False)


def test_a_database_that_was_away_brings_the_job_again(ada: Party) -> None:
    tries: list[bool] = []

    def work(_job: Job, _report: Report) -> str:
        tries.append(True)
        if len(tries) == 1:
            raise OperationalError
        return "done"

    job = done("test.away", work, ada)
    assert job.finished_at is None
    Message.objects.update(not_before=real_now())
    relay()
    job.refresh_from_db()
    assert (job.log, job.failed) == ("done", False)


def test_a_kind_that_tells_nobody(ada: Party) -> None:
    works("test.quiet", fail, tells=False)
    start("test.quiet", by=ada)
    relay()
    assert not Event.objects.exists()


def test_the_log_is_in_the_owners_language(ada: Party, person: User) -> None:
    User.objects.update(language="fr")
    assert done("test.tongue", lambda _job, _report: get_language() or "", ada).log == "fr"


def test_progress_is_written_twice_a_second_at_most(
    ada: Party, django_assert_max_num_queries: Any
) -> None:
    works("test.many", lambda _job, report: [report(n, 900) for n in range(901)] and "done")
    job = start("test.many", by=ada)
    with django_assert_max_num_queries(30):
        relay()
    job.refresh_from_db()
    assert (job.done, job.percent) == (900, 100)
