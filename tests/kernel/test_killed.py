"""A worker is killed between its work and the mark "done"; another one takes over."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as Inbox
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from marketplace.accounts.models import User
from marketplace.kernel import clock, outbox
from marketplace.kernel.files import Purpose, measuring, path_of, register_purpose, store
from marketplace.kernel.files.paths import pages_of, raw_of
from marketplace.kernel.models import Counter, Job, Message, StoredFile
from marketplace.kernel.party import Party
from marketplace.notices import kinds, mail
from marketplace.notices.actions import tell
from tests.kernel import corpus, victim

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def database_url() -> str:
    """Return the address of the database of these tests."""
    at = connection.settings_dict
    who = f"{quote(at['USER'])}:{quote(at['PASSWORD'])}"
    return f"postgres://{who}@{at['HOST']}:{at['PORT']}/{at['NAME']}"


def kill_a_worker(where: str, smtp_port: int = 0) -> None:
    """Let a worker in another process deliver, and kill it by its id where it stands still."""
    surroundings = {**os.environ, "DATABASE_URL": database_url(), "SMTP_PORT": str(smtp_port)}
    command = [sys.executable, "-m", "tests.kernel.victim", where]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        said = worker.stdout.readline()
        worker.kill()
    assert (said, worker.returncode) == ("held\n", -9)


@pytest.fixture
def owed() -> Message:
    """A message whose handler counts effects."""
    outbox.handles(victim.TOPIC, victim.effect)
    Counter.objects.create(name="effects")
    return outbox.enqueue(victim.TOPIC)


def effects() -> int:
    """Return how often the effect happened."""
    return Counter.objects.get(name="effects").value


def test_an_effect_happens_exactly_once(owed: Message) -> None:
    kill_a_worker("after-effect")
    assert (effects(), outbox.waiting().count()) == (0, 1)
    assert [outbox.relay(), outbox.relay()] == [1, 0]
    assert effects() == 1


def test_an_effect_committed_apart_from_the_mark_happens_twice(owed: Message) -> None:
    outbox.handles(victim.TOPIC, victim.effect_elsewhere)
    kill_a_worker("after-effect-elsewhere")
    assert effects() == 1
    outbox.relay()
    assert effects() == 2


class Post(Inbox):
    """A mail server's box that keeps what it accepted."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.accepted: list[Any] = []

    def handle_message(self, message: Any) -> None:
        """Keep a message."""
        self.accepted.append(message)

    @property
    def ids(self) -> list[str]:
        """The Message-ID of each mail, in order."""
        return [message["Message-ID"] for message in self.accepted]


@pytest.fixture
def post(settings) -> Iterator[tuple[Post, int]]:
    """A mail server on loopback, its box and its port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    box = Post()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield box, port
    server.stop()


@pytest.fixture
def notice_owed() -> Message:
    """A notice whose mail is owed."""
    kinds.register(victim.KIND)
    outbox.handles(mail.TOPIC, mail.deliver)
    reader = User.objects.create_user("reader@example.org")
    tell([reader.pk], victim.KIND.name)
    return Message.objects.get(topic=mail.TOPIC)


def test_a_mail_accepted_before_the_kill_comes_again_with_the_same_id(
    post: tuple[Post, int], notice_owed: Message
) -> None:
    box, port = post
    kill_a_worker("after-mail", port)
    assert [outbox.relay(), outbox.relay()] == [1, 0]
    assert box.ids == [f"<notice-{notice_owed.pk}@localhost>"] * 2


def test_a_mail_not_sent_before_the_kill_comes_once(
    post: tuple[Post, int], notice_owed: Message
) -> None:
    box, port = post
    kill_a_worker("before-mail", port)
    assert [outbox.relay(), outbox.relay()] == [1, 0]
    assert box.ids == [f"<notice-{notice_owed.pk}@localhost>"]


def test_a_mail_server_that_is_away_leaves_the_mail_owed(
    post: tuple[Post, int], notice_owed: Message, settings
) -> None:
    settings.EMAIL_PORT = 1
    assert outbox.relay() == 0
    settings.EMAIL_PORT = post[1]
    Message.objects.update(not_before=notice_owed.created_at)
    assert outbox.relay() == 1
    assert len(post[0].ids) == 1


@pytest.fixture
def half_prepared(monkeypatch: pytest.MonkeyPatch) -> StoredFile:
    """A large file whose worker was killed when it was clean and not yet drawn."""
    monkeypatch.setattr(measuring, "HEAVY_PAGES", 2)
    register_purpose(Purpose(name="test", kinds=frozenset({"pdf"}), may_see=lambda *_: True))
    upload = SimpleUploadedFile("book.pdf", corpus.document(3))
    stored = store(upload, purpose="test", by=Party(None, 7, "sales"))
    kill_a_worker("in-preparation")
    return stored


def test_a_file_half_prepared_stays_locked_and_is_finished_once(half_prepared: StoredFile) -> None:
    assert StoredFile.objects.get().scan == "preparing"
    assert path_of(half_prepared).exists()
    assert raw_of(half_prepared).exists()
    assert outbox.relay() == 0
    Message.objects.update(leased_until=clock.real_now(), not_before=clock.real_now())
    assert [outbox.relay(), outbox.relay()] == [1, 0]
    assert StoredFile.objects.get().scan == "not_scanned"
    assert len(list(pages_of(half_prepared).iterdir())) == 3
    assert not raw_of(half_prepared).exists()
    assert Job.objects.get().log == "book.pdf is ready."
