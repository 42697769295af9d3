"""What a broker's workers run: the same deliveries, the same clock."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import pytest
from django.db import connections
from kombu.exceptions import OperationalError

from config.celery import app
from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import clockwork, outbox, pulse, tasks
from marketplace.kernel.clock import now
from marketplace.kernel.locks import held
from marketplace.kernel.models import Message
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take
from tests.kernel.doubles import Door

Taker = Callable[[str], list[dict[str, Any]]]


def takes(monkeypatch: pytest.MonkeyPatch, published: list[int]) -> None:
    """Let the broker take every task."""
    monkeypatch.setattr(tasks.deliver, "delay", published.append)


def test_what_is_owed_is_published_once_and_delivered(
    db: None, told: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, published = told("test.bell"), []
    takes(monkeypatch, published)
    key = outbox.enqueue("test.bell").pk
    tasks.publish()
    tasks.publish()
    assert (published, seen) == ([key], [])
    tasks.deliver(key)
    tasks.deliver(key)
    assert len(seen) == 1


def test_a_task_lost_on_the_way_is_published_again(
    db: None, told: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    told("test.bell")
    published: list[int] = []
    takes(monkeypatch, published)
    message = outbox.enqueue("test.bell")
    tasks.publish()
    Message.objects.update(not_before=message.created_at)
    tasks.publish()
    assert published == [message.pk] * 2


def test_the_clock_is_turned(row: IdentityCheck, door: Door, ada: Party) -> None:
    door.due = now()
    take(row, "knock", by=ada)
    tasks.turn_clock()
    assert IdentityCheck.objects.get().status == "expired"


def test_a_broker_that_takes_no_task_leaves_it_owed(
    db: None, told: Taker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_key: int) -> None:
        raise OperationalError("no broker")

    told("test.bell")
    keys = [outbox.enqueue("test.bell").pk for _ in range(2)]
    monkeypatch.setattr(tasks.deliver, "delay", refuse)
    with pytest.raises(OperationalError):
        tasks.publish()
    assert list(outbox.waiting().values_list("pk", flat=True)) == keys


def test_a_worker_that_publishes_is_alive(db: None) -> None:
    assert pulse.last("worker") is None
    tasks.publish()
    first = pulse.last("worker")
    tasks.publish()
    assert first is not None
    assert pulse.last("worker") == first


def elsewhere(work: Callable[[], Any]) -> Any:
    """Return what the work gives in another connection."""
    with ThreadPoolExecutor(1) as other:
        return other.submit(lambda: (work(), connections.close_all())[0]).result()


@pytest.mark.server
@pytest.mark.django_db(transaction=True)
def test_of_two_clocks_one_turns_and_the_other_leaves(
    row: IdentityCheck, door: Door, ada: Party
) -> None:
    door.due, left = now(), []
    door.on_ring = lambda _row: left.append(elsewhere(clockwork.turn))
    take(row, "knock", by=ada)
    left.clear()
    assert clockwork.turn() == 1
    assert left == [0]
    assert [event for event in door.rung if event == "door.expired"] == ["door.expired"]


@pytest.mark.server
@pytest.mark.django_db(transaction=True)
def test_of_two_publishers_one_leaves(told: Taker, monkeypatch: pytest.MonkeyPatch) -> None:
    published: list[int] = []
    takes(monkeypatch, published)
    told("test.bell")
    outbox.enqueue("test.bell")
    with held("publish"):
        elsewhere(tasks.publish)
    assert published == []


@pytest.mark.server
@pytest.mark.django_db(transaction=True)
def test_who_waits_gets_the_lock_when_it_is_free() -> None:
    def wait() -> bool:
        with held("clock", patience=20) as alone:
            return alone

    is_held, let_go = Event(), Event()

    def hold() -> None:
        with held("clock"):
            is_held.set()
            let_go.wait(20)

    with ThreadPoolExecutor(2) as others:
        others.submit(lambda: (hold(), connections.close_all()))
        assert is_held.wait(20)
        waiter = others.submit(lambda: (wait(), connections.close_all())[0])
        let_go.set()
        assert waiter.result()


def test_everything_but_a_delivery_has_its_time_on_the_beat() -> None:
    app.loader.import_default_modules()
    ours = {name for name in app.tasks if not name.startswith("celery.")}
    timed = {entry["task"] for entry in app.conf.beat_schedule.values()}
    assert ours - {"marketplace.kernel.tasks.deliver"} == timed
