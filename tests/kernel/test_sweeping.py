"""Stored files without a row go after a day; those in quarantine wait for the scanner."""

import os
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from marketplace.kernel import clock, clockwork
from marketplace.kernel.files import Purpose, forget, path_of, register_purpose, store, sweeping
from marketplace.kernel.files.receiving import Receiver
from marketplace.kernel.files.rescanning import rescan
from marketplace.kernel.models import Message, StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from tests.faults.scanner import VIRUS, scanner

pytestmark = pytest.mark.django_db
DAY = 86_400


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path: Path) -> None:
    settings.PRIVATE_DIR = tmp_path
    register_purpose(Purpose(name="test", kinds=frozenset({"text"}), may_see=lambda *_: True))


def kept(age: int) -> Path:
    """Return the path of a stored file of that age in seconds."""
    upload = SimpleUploadedFile("a.txt", b"words")
    path = path_of(store(upload, purpose="test", by=Party(None, 7, "sales")))
    os.utime(path, (time.time() - age,) * 2)
    return path


def test_an_owned_file_stays() -> None:
    path = kept(2 * DAY)
    assert (sweeping.sweep(), path.exists()) == (0, True)


@pytest.mark.parametrize(("age", "stays"), [(DAY - 60, True), (DAY + 60, False)])
def test_an_orphan_goes_after_a_day(age: int, stays: bool) -> None:
    path = kept(age)
    StoredFile.objects.all().delete()
    assert (sweeping.sweep(), path.exists()) == (int(not stays), stays)


@pytest.mark.parametrize("rest", [".raw", ".pages"])
def test_what_belongs_to_an_orphan_goes_with_it(rest: str) -> None:
    path = kept(2 * DAY)
    beside = path.with_name(path.name + rest)
    beside.mkdir() if rest == ".pages" else beside.touch()
    os.utime(beside, (0, 0))
    StoredFile.objects.all().delete()
    assert (sweeping.sweep(), path.exists(), beside.exists()) == (1, False, False)


@pytest.mark.parametrize(("days", "stay"), [(29, True), (31, False)])
def test_drawn_pages_go_after_a_month_and_their_file_stays(days: int, stay: bool) -> None:
    path = kept(40 * DAY)
    pages = path.with_name(path.name + ".pages")
    pages.mkdir()
    os.utime(pages, (time.time() - days * DAY,) * 2)
    assert (sweeping.sweep(), path.exists(), pages.exists()) == (0, True, stay)


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "keep.txt").write_text("mine")
    os.utime(tmp_path / "keep.txt", (0, 0))
    assert (sweeping.sweep(), (tmp_path / "keep.txt").exists()) == (0, True)


@pytest.mark.parametrize(("days", "stay"), [(29, True), (31, False)])
def test_work_that_was_done_goes_after_a_month(days: int, stay: bool) -> None:
    at = clock.real_now() - timedelta(days=days)
    made = {"topic": "test", "created_at": at, "not_before": at}
    done = Message.objects.create(done_at=at, **made)
    others = [Message.objects.create(**made), Message.objects.create(dead_at=at, **made)]
    sweeping.sweep()
    assert list(Message.objects.order_by("pk")) == [done] * stay + others


def test_a_file_is_forgotten_with_its_bytes_on_commit(
    django_capture_on_commit_callbacks: Any,
) -> None:
    path = kept(0)
    with django_capture_on_commit_callbacks(execute=True):
        forget(StoredFile.objects.get())
        assert (StoredFile.objects.exists(), path.exists()) == (False, True)
    assert not path.exists()


def test_the_clock_sweeps_once_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    swept: list[bool] = []
    monkeypatch.setattr(sweeping, "sweep", lambda: swept.append(True))
    clockwork.turn()
    clockwork.turn()
    assert swept == [True]


def quarantined(content: bytes, settings: Any) -> StoredFile:
    """Return a file that was stored while the scanner was away."""
    settings.SCANNER_URL = "clamd://127.0.0.1:1"
    upload = SimpleUploadedFile("a.txt", content)
    return store(upload, purpose="test", by=Party(None, 7, "sales"))


@pytest.mark.parametrize(("content", "verdict"), [(b"words", "clean"), (VIRUS, "infected")])
def test_a_file_in_quarantine_gets_its_verdict_later(
    settings: Any, content: bytes, verdict: str
) -> None:
    stored = quarantined(content, settings)
    assert (stored.scan, rescan()) == ("quarantined", 0)
    with scanner() as settings.SCANNER_URL:
        assert (rescan(), rescan()) == (1, 0)
    stored.refresh_from_db()
    assert stored.scan == verdict


def test_an_upload_without_room_on_its_way_is_told_apart(settings: Any) -> None:
    receiver = Receiver()
    receiver.new_file("file", "a.txt", "text/plain", 9)
    receiver.file.close()
    with Path("/dev/full").open("wb", buffering=0) as receiver.file:
        receiver.receive_data_chunk(b"words", 0)
    lost = receiver.file_complete(5)
    with pytest.raises(Refused, match="there is no room"):
        store(lost, purpose="test", by=Party(None, 7, "sales"))
    assert not StoredFile.objects.exists()
