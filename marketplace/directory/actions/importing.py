"""Lists of companies taken over: a dry run, then company files in draft, without people.

A company is known again by register and number, so a list may come twice. Only files that came by
a list and have nobody yet are changed; a company with people keeps its own file.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import timedelta
from itertools import islice
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.actions.planning import Plan, Planner
from marketplace.directory.actions.refusing import RefusedRows
from marketplace.directory.actions.writing import change, make
from marketplace.directory.models import Run
from marketplace.directory.rules import lists
from marketplace.directory.rules.lists import Line, Unreadable
from marketplace.directory.words import LIST_FAULTS
from marketplace.kernel import files, jobs
from marketplace.kernel.clock import now
from marketplace.kernel.files import path_of
from marketplace.kernel.models import Job, StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

CHECK: Final = "directory.check"
IMPORT: Final = "directory.import"
PART: Final = 500
PIECE: Final = 1 << 20
BEATS: Final = timedelta(minutes=2)
"""Longer than any part takes: an import of millions of rows outlasts a worker, and goes on."""
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


def _worked(job: Job, report: jobs.Report, run: Run, write: Callable[[Plan], None]) -> str:
    sums, planner = Plan(), Planner()
    figures = {"new": 0, "changed": 0, "same": 0, "refused": 0}
    with RefusedRows() as refused:
        for part, total in _parts(run.file):
            with transaction.atomic():
                plan = planner.plan(part)
                write(plan)
            for name, number in plan.figures.items():
                figures[name] += number
            refused.write(plan.refused)
            _keep_first(sums, plan)
            report(part[-1].number - 1, total)
        _finish(run, figures, sums)
        if run.refused:
            files.attach_file(job, _("refused-rows.csv"), refused.kept)
    return _summary(run)


def _finish(run: Run, figures: dict[str, int], sums: Plan) -> None:
    for name, number in figures.items():
        setattr(run, name, number)
    run.preview = _preview(sums)
    run.save(update_fields=[*figures, "preview"])


def _parts(stored: StoredFile | None) -> Iterator[tuple[list[Line], int]]:
    """Yield part by part, with the number of rows as far as it is known."""
    rows, expected = read(stored), _length(stored)
    while part := list(islice(rows, PART)):
        yield part, max(expected, part[-1].number - 1)


def _length(stored: StoredFile | None) -> int:
    """Return how many lines a kept list has below its heading; a cell may hold several."""
    if stored is None:
        return 0
    with suppress(OSError), path_of(stored).open("rb") as content:
        return sum(piece.count(b"\n") for piece in iter(lambda: content.read(PIECE), b"")) - 1
    return 0


def _keep_first(sums: Plan, plan: Plan) -> None:
    sums.new += plan.new[: SHOWN - len(sums.new)]
    sums.changed += plan.changed[: SHOWN - len(sums.changed)]
    sums.refused += plan.refused[: SHOWN - len(sums.refused)]


def read(stored: StoredFile | None) -> Iterator[Line]:
    """Yield the rows of a kept list. Raises Refused, in words, for a file that is no list."""
    if stored is None:
        raise Refused(LIST_FAULTS["gone"], code="gone")
    try:
        with path_of(stored).open("rb") as content:
            yield from lists.lines(content)
    except OSError as fault:
        raise Refused(LIST_FAULTS["gone"], code="gone") from fault
    except Unreadable as fault:
        words = str(LIST_FAULTS[fault.code]) % {"detail": fault.detail}
        raise Refused(words, code=fault.code) from fault


def _preview(sums: Plan) -> dict[str, Any]:
    """Return what the page shows: row numbers, names and codes, none of the addresses."""
    return {
        "refused": [(one.line.number, one.fault.column, one.fault.code) for one in sums.refused],
        "new": [(row.number, row.columns["legal_name"]) for row in sums.new],
        "changed": [
            (one.row.number, one.row.columns["legal_name"], list(one.columns))
            for one in sums.changed
        ],
    }


def _summary(run: Run) -> str:
    return _("New: %(new)s. Changed: %(changed)s. Unchanged: %(same)s. Refused: %(refused)s.") % {
        "new": run.new,
        "changed": run.changed,
        "same": run.same,
        "refused": run.refused,
    }
