"""Two workers or people at the same time: one of them does it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connections

from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import outbox, steps
from marketplace.kernel.models import Event as Happening
from marketplace.kernel.numbers import take_number
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from tests.kernel.doubles import Door

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def at_once(work: Callable[[], Any], times: int = 2) -> list[Any]:
    """Do the work in so many threads that start together; return results and refusals."""
    start = Barrier(times)

    def run(_number: int) -> Any:
        start.wait(timeout=20)
        try:
            return work()
        except Refused as refusal:
            return refusal.code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(run, range(times)))


def knock(row: IdentityCheck, ada: Party) -> Callable[[], str]:
    """Return the work of taking the step on a row of one's own reading."""
    return lambda: steps.take(IdentityCheck.objects.get(pk=row.pk), "knock", by=ada).name


def test_of_many_who_take_one_step_one_does(row: IdentityCheck, ada: Party) -> None:
    answers = at_once(knock(row, ada), times=8)
    assert sorted(answers) == ["door.waiting"] + ["wrong_state"] * 7
    assert Happening.objects.count() == 1


def test_without_lock_and_comparison_several_do(
    row: IdentityCheck, door: Door, ada: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    together = Barrier(2)
    monkeypatch.setattr(steps, "_compare_and_set", lambda *_: together.wait(timeout=20))
    unlocked = IdentityCheck._base_manager.get_queryset
    monkeypatch.setattr(
        type(IdentityCheck._base_manager), "select_for_update", lambda _manager: unlocked()
    )
    assert at_once(knock(row, ada)) == ["door.waiting"] * 2


def test_numbers_taken_at_once_have_no_gap_and_no_double(db: None) -> None:
    assert sorted(at_once(lambda: take_number("a"), times=8)) == list(range(1, 9))


def test_a_message_that_another_worker_holds_is_passed_over(db: None) -> None:
    held, let_go = Event(), Event()
    outbox.handles("test.slow", lambda _payload: held.set() or let_go.wait(20) and None)
    outbox.enqueue("test.slow")
    with ThreadPoolExecutor(1) as other:
        slow = other.submit(lambda: (outbox.relay(), connections.close_all())[0])
        assert held.wait(20)
        assert outbox.relay() == 0
        let_go.set()
        assert slow.result() == 1


def test_many_workers_deliver_each_message_once(db: None) -> None:
    seen: list[int] = []
    outbox.handles("test.bell", lambda payload: seen.append(payload["message"]))
    keys = [outbox.enqueue("test.bell").pk for _ in range(40)]
    at_once(outbox.relay, times=4)
    outbox.relay()
    assert sorted(seen) == keys
