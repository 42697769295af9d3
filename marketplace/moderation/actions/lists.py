"""Screening lists: read in with a dry run, loaded by a job that compares every company."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.accounts import countries
from marketplace.companies.models import Company
from marketplace.kernel import files, jobs, steps
from marketplace.kernel.clock import now, today
from marketplace.kernel.files import path_of
from marketplace.kernel.jobs import Report
from marketplace.kernel.models import Event, Job
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.moderation.actions.screening import NOT_SCREENED, entry_name, screen
from marketplace.moderation.facts import ListFacts
from marketplace.moderation.models import ScreeningEntry, ScreeningKey, ScreeningList
from marketplace.moderation.rules import Entry, Reading, keys_of, read_list

LIST_PURPOSE: Final = "screening_list"
LOAD: Final = "moderation.load_list"
BATCH: Final = 1000
SHOWN_FAULTS: Final = 200
HEAD: Final = 1 << 16
"""Bytes of a list that are read to show its first rows."""


@transaction.atomic
def read_in(facts: ListFacts, upload: "UploadedFile[Any]", *, by: Party) -> ScreeningList:
    """Keep a list's file and what reading it gave; nothing is loaded yet. Raises Refused."""
    if not by.may("verify") or by.person_id is None:
        raise Refused(_("Only moderators load lists."), code="wrong_actor")
    if facts.dated > today():
        raise Refused(_("This day is in the future."), code="future", field="dated")
    stored = files.store(upload, purpose=LIST_PURPOSE, by=by)
    reading = _read(path_of(stored).read_bytes())
    listed = ScreeningList.objects.create(
        name=facts.name,
        kind=facts.kind,
        dated=facts.dated,
        source=facts.source,
        file=stored,
        rows=len(reading.entries),
        faults=[list(fault) for fault in reading.faults[:SHOWN_FAULTS]],
        by_id=by.person_id,
        at=now(),
    )
    steps.begin(listed, by=by, rows=listed.rows, faults=len(reading.faults))
    return listed


def _read(content: bytes) -> Reading:
    return read_list(content, frozenset(code for code, _name in countries.names()))


def first_rows(listed: ScreeningList, number: int = 5) -> list[Entry]:
    """Return the first rows of the file as they would be loaded."""
    with path_of(listed.file).open("rb") as content:
        head = content.read(HEAD)
    whole = head if len(head) < HEAD else head[: head.rfind(b"\n") + 1]
    return _read(whole).entries[:number]


def start(listed: ScreeningList, event: Event | None) -> None:
    """Effect of loading: owe the job. Raises Refused for a list without a row."""
    if not listed.rows:
        raise Refused(_("No row of this file can be loaded."), code="empty")
    jobs.start(LOAD, by=event.party if event else SYSTEM, list=listed.pk)


def load(job: Job, report: Report) -> str:
    """Work of the job: keep the entries, then compare every company with them.

    A comparison that was interrupted is begun again by a moderator: what was found stands.
    """
    listed = ScreeningList.objects.get(pk=job.facts["list"])
    keys = list(Company.objects.exclude(status__in=NOT_SCREENED).values_list("pk", flat=True))
    if listed.status == "loading":
        with _back_to_draft(listed):
            _keep_entries(listed)
        steps.take(listed, "finish", by=SYSTEM)
        ScreeningList.objects.filter(pk=listed.pk).update(loaded_at=now())
        _replace_older(listed)
    found = 0
    for done, key in enumerate(keys, start=1):
        found += len(screen(Company.objects.get(pk=key), only=listed))
        if done % 50 == 0 or done == len(keys):
            report(done, len(keys))
    return _result(len(keys), found)


@contextmanager
def _back_to_draft(listed: ScreeningList) -> Iterator[None]:
    """A list whose loading failed or was stopped can be loaded again, or discarded."""
    try:
        yield
    except BaseException:
        steps.take(listed, "fail", by=SYSTEM)
        raise


def _replace_older(listed: ScreeningList) -> None:
    """The newer state of a list takes the place of those loaded before under its name."""
    older = ScreeningList.objects.filter(name=listed.name, status="loaded").exclude(pk=listed.pk)
    for each in older:
        steps.take(each, "replace", by=SYSTEM, replaced_by=listed.pk)


def _result(companies: int, found: int) -> str:
    hits = ngettext("%(n)s hit to decide.", "%(n)s hits to decide.", found) % {"n": found}
    compared = ngettext("%(n)s company compared.", "%(n)s companies compared.", companies)
    return f"{compared % {'n': companies}} {hits}"


def _keep_entries(listed: ScreeningList) -> None:
    """Write the entries; a job that begins again writes them anew."""
    ScreeningEntry.objects.filter(screening_list=listed).delete()
    rows = iter(_read(path_of(listed.file).read_bytes()).entries)
    for batch in iter(lambda: list(islice(rows, BATCH)), []):
        with transaction.atomic():
            ScreeningKey.objects.bulk_create(_keys(_entries(listed, batch)), batch_size=BATCH)


def _entries(listed: ScreeningList, batch: list[Entry]) -> list[ScreeningEntry]:
    return ScreeningEntry.objects.bulk_create(
        ScreeningEntry(
            screening_list=listed,
            name=entry.name,
            aliases=list(entry.aliases),
            country=entry.country,
            identifier=entry.identifier,
            row=entry.row,
        )
        for entry in batch
    )


def _keys(entries: list[ScreeningEntry]) -> Iterator[ScreeningKey]:
    for entry in entries:
        for key in sorted(keys_of(entry_name(entry))):
            yield ScreeningKey(entry=entry, key=key)
