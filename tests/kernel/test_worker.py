"""One process at a time serves; whoever finds none does the work itself."""

from collections.abc import Callable
from typing import Any

import pytest

from marketplace.kernel import clockwork, outbox, worker
from marketplace.kernel.worker import serving, settle

Taker = Callable[[str], list[dict[str, Any]]]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path) -> None:
    settings.DATA_DIR = tmp_path


def test_the_mark_is_held_by_one() -> None:
    with serving() as first, serving() as second:
        assert (first, second) == (True, False)
    with serving() as again:
        assert again


def test_work_is_done_here_when_nobody_serves(db: None, told: Taker) -> None:
    seen = told("test.bell")
    outbox.enqueue("test.bell")
    settle()
    assert len(seen) == 1


def test_work_is_left_to_the_serving_process(db: None, told: Taker) -> None:
    seen = told("test.bell")
    outbox.enqueue("test.bell")
    with serving():
        settle()
    assert seen == []


def test_work_is_left_to_the_broker(db: None, told: Taker, settings) -> None:
    settings.CELERY_BROKER_URL = "redis://127.0.0.1/0"
    seen = told("test.bell")
    outbox.enqueue("test.bell")
    settle()
    assert seen == []


def test_a_fault_ends_one_turn_and_not_the_worker(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def busy() -> int:
        raise OSError("database is locked")

    monkeypatch.setattr(outbox, "relay", busy)
    worker._turn(1)
    assert "goes on" in caplog.text


def test_each_tenth_turn_turns_the_clock_and_takes_the_rounds(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done: list[str] = []
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    monkeypatch.setattr(worker, "_rounds", [lambda: done.append("round")])
    monkeypatch.setattr(clockwork, "turn", lambda: done.append("clock"))
    monkeypatch.setattr(outbox, "relay", lambda: done.append("relay"))
    for number in range(11):
        worker._turn(number)
    assert done == ["clock", "round", *["relay"] * 10, "clock", "round", "relay"]
