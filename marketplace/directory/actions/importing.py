"""Lists of companies taken over: a dry run, then company files in draft, without people.

A company is known again by register and number, so a list may come twice. Only files that came by
a list and have nobody yet are changed; a company with people keeps its own file.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.actions.planning import Plan, Planner, Refusal
from marketplace.directory.actions.writing import change, make
from marketplace.directory.models import Run
from marketplace.directory.rules import lists
from marketplace.directory.rules.lists import Line, Unreadable
from marketplace.directory.words import LIST_FAULTS, ROW_FAULTS
from marketplace.kernel import files, jobs
from marketplace.kernel.clock import now
from marketplace.kernel.files import path_of
from marketplace.kernel.models import Job, StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

CHECK: Final = "directory.check"
IMPORT: Final = "directory.import"
PART: Final = 200
SHOWN: Final = 50
"""Faults and names that the page shows; the file with the refused rows has all."""


@transaction.atomic
def start_check(upload: "UploadedFile[Any]", *, source: str, by: Party) -> Run:
    """Keep a list and owe its dry run. Raises Refused for anybody but moderators and for a file
    that is not taken."""
    _moderates(by)
    stored = files.store(upload, purpose=files.INPUT, by=by)
    run = Run(source=source, file=stored, made_at=now())
    run.made_by_id = by.person_id  # type: ignore[assignment]  # moderators are people
    run.save()
    run.check_job = jobs.start(CHECK, by=by, file=stored, run=run.pk)
    run.save(update_fields=["check_job"])
    return run


@transaction.atomic
def start_import(run: Run, *, by: Party) -> Job:
    """Owe the import of a checked list. Raises Refused for anybody but moderators, before the
    check has ended well, and while an import runs."""
    _moderates(by)
    locked = Run.objects.select_for_update().get(pk=run.pk)
    checked, before = locked.check_job, locked.import_job
    if checked is None or checked.finished_at is None or checked.failed:
        raise Refused(_("The list has not been checked to its end."), code="unchecked")
    if before is not None and before.finished_at is None:
        raise Refused(_("This list is being imported already."), code="running")
    job = jobs.start(IMPORT, by=by, file=locked.file, run=locked.pk)
    locked.import_job = job
    locked.save(update_fields=["import_job"])
    return job


def _moderates(by: Party) -> None:
    if not by.may("verify"):
        raise Refused(_("Only moderators keep the register."), code="wrong_actor")


def check(job: Job, report: jobs.Report) -> str:
    """Work of the first job: plan every row, write nothing but the run's figures."""
    run = Run.objects.get(pk=job.facts["run"])
    return _worked(job, report, run, lambda _plan: None)


def take_over(job: Job, report: jobs.Report) -> str:
    """Work of the second job: plan and write part by part; what was written stays."""
    run, by = Run.objects.get(pk=job.facts["run"]), jobs.party_of(job)

    def write(plan: Plan) -> None:
        make(plan.new, run, by=by)
        change(plan.changed, run, by=by)

    return _worked(job, report, run, write)


def _worked(job: Job, report: jobs.Report, run: Run, write: Any) -> str:
    everything, sums, planner = read(run.file), Plan(), Planner()
    new = changed = done = 0
    for part in _parts(everything):
        with transaction.atomic():
            plan = planner.plan(part)
            write(plan)
        new, changed, done = new + len(plan.new), changed + len(plan.changed), done + len(part)
        sums.same += plan.same
        sums.refused += plan.refused
        _keep_names(sums, plan)
        report(done, len(everything))
    run.new, run.changed, run.same, run.refused = new, changed, sums.same, len(sums.refused)
    run.preview = _preview(sums)
    run.save(update_fields=["new", "changed", "same", "refused", "preview"])
    if sums.refused:
        files.attach(job, _("refused-rows.csv"), _refused_rows(sums.refused))
    return _summary(run)


def _parts(everything: Sequence[Line]) -> Iterator[list[Line]]:
    rows = iter(everything)
    while part := list(islice(rows, PART)):
        yield part


def _keep_names(sums: Plan, plan: Plan) -> None:
    sums.new += plan.new[: SHOWN - len(sums.new)]
    sums.changed += plan.changed[: SHOWN - len(sums.changed)]


def read(stored: StoredFile | None) -> list[Line]:
    """Return the rows of a kept list. Raises Refused, in words, for a file that is no list."""
    if stored is None:
        raise Refused(LIST_FAULTS["gone"], code="gone")
    try:
        content = path_of(stored).read_bytes()
        return list(lists.lines(lists.decoded(content)))
    except OSError as fault:
        raise Refused(LIST_FAULTS["gone"], code="gone") from fault
    except Unreadable as fault:
        words = str(LIST_FAULTS[fault.code]) % {"detail": fault.detail}
        raise Refused(words, code=fault.code) from fault


def _preview(sums: Plan) -> dict[str, Any]:
    """Return what the page shows: row numbers, names and codes, none of the addresses."""
    return {
        "refused": [
            (one.line.number, one.fault.column, one.fault.code) for one in sums.refused[:SHOWN]
        ],
        "new": [(row.number, row.columns["legal_name"]) for row in sums.new],
        "changed": [
            (one.row.number, one.row.columns["legal_name"], list(one.columns))
            for one in sums.changed
        ],
    }


def _refused_rows(refused: Sequence[Refusal]) -> bytes:
    heading = ("row", "column", "reason", *lists.COLUMNS)
    return lists.written(heading, (_refused_row(one) for one in refused))


def _refused_row(one: Refusal) -> tuple[object, ...]:
    cells = (one.line.cells.get(name, "") for name in lists.COLUMNS)
    return (one.line.number, one.fault.column, ROW_FAULTS[one.fault.code], *cells)


def _summary(run: Run) -> str:
    return _("New: %(new)s. Changed: %(changed)s. Unchanged: %(same)s. Refused: %(refused)s.") % {
        "new": run.new,
        "changed": run.changed,
        "same": run.same,
        "refused": run.refused,
    }
