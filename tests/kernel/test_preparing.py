"""A large file is kept unread, prepared in a job with progress, and opened once."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template import Context, Template
from django.test import Client, RequestFactory
from PIL import Image

from marketplace.accounts.models import User
from marketplace.kernel import clock, jobs
from marketplace.kernel.files import Purpose, apart, measuring, path_of, register_purpose, store
from marketplace.kernel.files.attaching import is_owner
from marketplace.kernel.files.pages import is_drawn
from marketplace.kernel.files.paths import pages_of, raw_of
from marketplace.kernel.files.preparing import give_up_lost
from marketplace.kernel.models import Event, Job, Message, StoredFile
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from tests.faults.scanner import scanner
from tests.kernel import corpus


@pytest.fixture(autouse=True)
def _little_is_heavy(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PRIVATE_DIR = tmp_path / "private"
    monkeypatch.setattr(measuring, "HEAVY_PAGES", 2)
    monkeypatch.setattr(measuring, "HEAVY_PIXELS", 1000)
    kinds = frozenset({"image", "pdf", "text"})
    register_purpose(Purpose(name="test", kinds=kinds, may_see=is_owner))


def sent(by: Party, name: str = "book.pdf", content: bytes = b"") -> StoredFile:
    """Store an upload that is much work, three pages unless said otherwise."""
    upload = SimpleUploadedFile(name, content or corpus.document(3))
    return store(upload, purpose="test", by=by)


def prepared(by: Party, name: str = "book.pdf", content: bytes = b"") -> StoredFile:
    """Return such a file after a worker had it."""
    stored = sent(by, name, content)
    relay()
    stored.refresh_from_db()
    return stored


def bytes_of(stored: StoredFile) -> list[str]:
    """Return the names of all that lies on the disk of a file, without its own."""
    folder = path_of(stored).parent
    every = [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
    return sorted(str(path.relative_to(folder)).replace(stored.public_id, "") for path in every)


def told(stored: StoredFile, by: Party) -> str:
    """Return how the file's element draws it for a party."""
    request: Any = RequestFactory().get("/")
    request.party = by
    context = Context({"stored": stored, "request": request})
    return Template("{% load comptoir %}{% file stored %}").render(context)


@pytest.fixture
def browser(person: User) -> Client:
    """A browser in which the person is signed in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_it_waits_unread_until_it_is_prepared(browser: Client, ada: Party) -> None:
    stored = sent(ada)
    assert (stored.scan, stored.pages, bytes_of(stored)) == ("preparing", 3, [".raw"])
    assert browser.get(stored.get_absolute_url()).status_code == 404
    assert browser.get(f"{stored.get_absolute_url()}pages/1/").status_code == 404


def test_it_opens_with_every_page_drawn_and_forgets_what_was_sent(ada: Party) -> None:
    stored = prepared(ada)
    pages = [f".pages/{number}.jpg" for number in (1, 2, 3)]
    assert (stored.scan, bytes_of(stored)) == ("not_scanned", ["", *pages])
    assert stored.size == path_of(stored).stat().st_size
    job = stored.jobs.get()
    assert (job.done, job.total, job.failed, job.log) == (5, 5, False, "book.pdf is ready.")


def test_it_is_as_harmless_as_a_small_one(ada: Party) -> None:
    with pikepdf.open(BytesIO(corpus.busy_document())) as pdf:
        pdf.add_blank_page(), pdf.add_blank_page()
        out = BytesIO()
        pdf.save(out)
    content = path_of(prepared(ada, content=out.getvalue())).read_bytes()
    with pikepdf.open(BytesIO(content)) as pdf:
        everything = b"".join(repr(obj).encode() for obj in pdf.objects)
    assert all(word not in everything for word in (b"JavaScript", b"Launch", b"EmbeddedFile"))


def test_a_photo_loses_its_place(ada: Party) -> None:
    stored = prepared(ada, "photo.jpg", corpus.gps_photo())
    with Image.open(path_of(stored)) as photo:
        assert (dict(photo.getexif()), photo.size) == ({}, (30, 40))
    assert corpus.SCRIPT not in path_of(stored).read_bytes()
    assert bytes_of(stored) == ["", ".pages/1.jpg"]


def test_its_element_says_how_far_it_is(ada: Party) -> None:
    stored = sent(ada)
    Job.objects.update(done=2, total=5)
    job = stored.jobs.get()
    assert "being prepared, 40 %" in told(stored, ada)
    assert f'href="{job.get_absolute_url()}"' in told(stored, ada)
    other = told(stored, Party(None, 7, "moderator"))
    assert "being prepared, 40 %" in other
    assert "href" not in other


SPOILT: list[tuple[str, Callable[[], bytes], str]] = [
    ("photo.jpg", corpus.spoilt_photo, "It can not be read."),
    ("half.png", lambda: corpus.picture()[:60], "It can not be read."),
]


@pytest.mark.parametrize(("name", "make", "words"), SPOILT)
def test_one_that_fails_is_unusable_with_words_and_leaves_no_bytes(
    ada: Party, name: str, make: Callable[[], bytes], words: str,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        stored = prepared(ada, name, make())
    assert (stored.scan, stored.trouble, bytes_of(stored)) == ("unusable", "unreadable", [])
    assert words in told(stored, ada)
    assert "Send it again." in told(stored, ada)
    assert Event.objects.get(name="file.unusable").facts == {"trouble": "unreadable"}
    assert stored.jobs.get().failed


def test_one_that_takes_too_long_is_given_up(ada: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marketplace.kernel.files.preparing.CLEANING_SECONDS", 0.001)
    stored = prepared(ada)
    assert (stored.scan, stored.trouble) == ("unusable", "too_slow")
    assert "It takes too long to read." in told(stored, ada)


def test_a_page_that_can_not_be_drawn_holds_up_no_other(
    ada: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = apart.run

    def stumble(program: str, *order: Any, seconds: float) -> None:
        if program == "showing" and int(order[3]) <= 2 <= int(order[4]):
            raise Refused("", code="unreadable")
        run(program, *order, seconds=seconds)

    monkeypatch.setattr(apart, "run", stumble)
    stored = prepared(ada)
    assert stored.scan == "not_scanned"
    drawn = [is_drawn(pages_of(stored) / f"{number}.jpg") for number in (1, 2, 3)]
    assert drawn == [True, False, True]


def test_the_scanner_has_its_word(ada: Party, settings: Any) -> None:
    with scanner() as settings.SCANNER_URL:
        assert prepared(ada).scan == "clean"
    assert prepared(ada).scan == "quarantined"


def test_an_infected_one_is_unusable(ada: Party, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marketplace.kernel.files.scanning.scan", lambda _content: "infected")
    stored = prepared(ada)
    assert (stored.scan, stored.trouble) == ("unusable", "infected")


def test_a_stopped_one_is_unusable(ada: Party) -> None:
    stored = sent(ada)
    jobs.cancel(stored.jobs.get())
    relay()
    stored.refresh_from_db()
    assert (stored.scan, stored.trouble) == ("unusable", "stopped")


def test_a_worker_that_died_begins_again_soon_and_opens_it_once(
    ada: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = sent(ada)

    def die(*_order: Any, **_how: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(apart, "run", die)
        relay()
    message = Message.objects.get(topic=jobs.TOPIC)
    assert message.leased_until <= clock.real_now() + timedelta(minutes=2)
    Message.objects.update(leased_until=clock.real_now(), not_before=clock.real_now())
    assert (relay(), relay()) == (1, 0)
    stored.refresh_from_db()
    assert (stored.scan, stored.jobs.count()) == ("not_scanned", 1)


def test_doing_it_twice_changes_nothing(ada: Party) -> None:
    stored = prepared(ada)
    Job.objects.update(finished_at=None)
    before = path_of(stored).stat().st_mtime_ns
    jobs.perform({"job": stored.jobs.get().pk})
    assert path_of(stored).stat().st_mtime_ns == before
    assert stored.jobs.get().log.endswith("There is nothing left to do.")


@pytest.mark.parametrize(("days", "lost"), [(0, 0), (2, 1)])
def test_one_whose_job_was_lost_is_given_up(ada: Party, days: int, lost: int) -> None:
    sent(ada)
    Job.objects.update(created_at=clock.real_now() - timedelta(days=days))
    assert give_up_lost() == lost


def test_without_room_nothing_is_kept(ada: Party, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file stands here")
    settings.PRIVATE_DIR = tmp_path / "taken"
    with pytest.raises(Refused, match="there is no room"):
        sent(ada)
    assert not StoredFile.objects.exists()


def test_the_limits_are_checked_at_once(ada: Party, settings: Any) -> None:
    settings.UPLOAD_PDF_PAGES, settings.UPLOAD_PIXELS = 2, 1100
    for name, content in (("book.pdf", corpus.document(3)), ("a.png", corpus.picture())):
        with pytest.raises(Refused):
            sent(ada, name, content)
    assert not Job.objects.exists()


def test_the_hash_is_of_what_was_sent(ada: Party) -> None:
    content = corpus.document(3)
    stored = sent(ada, content=content)
    assert raw_of(stored).read_bytes() == content
    assert not pages_of(stored).exists()
