"""The doctor says what works by itself, what does not, and what mends it."""

from datetime import timedelta
from typing import Any

import pytest

from config import doctor
from marketplace.kernel import clock, clockwork, outbox, pulse
from marketplace.kernel.models import Message, Pulse
from tests.faults.scanner import scanner

pytestmark = pytest.mark.django_db


def found(name: str) -> doctor.Check:
    """Return one check."""
    others = set(doctor.CHECKS) - {name}
    (check,) = doctor.examine(leave_out=others)
    return check


@pytest.fixture
def broker(settings: Any) -> Any:
    """A configured broker that does not answer."""
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:1/0"
    return settings


def test_without_a_broker_nothing_is_expected_of_a_worker() -> None:
    assert found("worker").ok
    assert found("clock").ok
    assert found("clock").seen.startswith("never turned")


def test_a_clock_that_turns_is_alive(broker: Any) -> None:
    assert not found("clock").ok
    clockwork.turn()
    assert found("clock").seen == "turned 0:00:00 ago; the market runs 0:00:00 ahead"
    assert found("clock").ok


def test_a_clock_that_stands_still_is_told(broker: Any) -> None:
    clockwork.turn()
    Pulse.objects.update(at=clock.real_now() - timedelta(days=1, minutes=3))
    assert (found("clock").ok, found("clock").seen[:22]) == (False, "turned 1 day, 0:03:00 ")


def test_a_worker_that_takes_work_is_alive(broker: Any) -> None:
    pulse.beat("worker")
    assert (found("worker").ok, found("worker").seen) == (True, "took work 0:00:00 ago")


def test_dead_letters_are_counted() -> None:
    outbox.handles("test.never", print, apart=True)
    message = outbox.enqueue("test.never")
    assert (found("outbox").ok, found("outbox").seen) == (True, "0 dead messages, 1 waiting")
    Message.objects.filter(pk=message.pk).update(dead_at=clock.real_now())
    assert (found("outbox").ok, found("outbox").seen[:15]) == (False, "1 dead messages")
    assert "/admin/kernel/message/" in found("outbox").mend


def test_a_folder_that_takes_no_file_is_told(settings: Any, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.PRIVATE_DIR = tmp_path / "file"
    assert (found("storage").ok, found("storage").mend) == (False, "make DATA_DIR writable")


@pytest.mark.parametrize("is_there", [True, False])
def test_the_scanner_is_asked(settings: Any, is_there: bool) -> None:
    with scanner() as url:
        settings.SCANNER_URL = url if is_there else "clamd://127.0.0.1:1"
        assert found("scanner").ok is is_there


def test_the_mail_server_is_asked(settings: Any) -> None:
    settings.EMAIL_URL = settings.EMAIL_URL._replace(netloc="127.0.0.1:1")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert (found("mail").ok, found("mail").seen[:22]) == (False, "ConnectionRefusedError")
