"""What is owed after commit is delivered, retried, and in the end shown as dead."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from marketplace.kernel import broker, dead_letters, outbox
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Counter, Message
from marketplace.kernel.outbox import Hopeless, enqueue, handles, relay

pytestmark = pytest.mark.django_db
Taker = Callable[[str], list[dict[str, Any]]]


def owed_again() -> None:
    """Let the waiting time of every message pass."""
    Message.objects.update(not_before=real_now())


def fail(_payload: dict[str, Any]) -> None:
    """A handler that writes a row and then fails."""
    Counter.objects.create(name="half done")
    raise ZeroDivisionError("by nought")


def test_a_message_is_delivered_once(told: Taker) -> None:
    seen = told("test.bell")
    message = enqueue("test.bell", order=7)
    assert [relay(), relay()] == [1, 0]
    assert seen == [{"order": 7, "message": message.pk}]


def test_a_topic_nobody_handles_is_refused_at_once() -> None:
    with pytest.raises(LookupError, match=r"test\.nobody"):
        enqueue("test.nobody")


def test_what_is_rolled_back_is_not_owed(told: Taker) -> None:
    seen = told("test.bell")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("test.bell")
        raise ZeroDivisionError
    assert (relay(), seen) == (0, [])


def test_messages_come_in_the_order_in_which_they_were_owed(told: Taker) -> None:
    seen = told("test.bell")
    for number in range(3):
        enqueue("test.bell", number=number)
    relay()
    assert [payload["number"] for payload in seen] == [0, 1, 2]


def test_what_a_delivery_owes_is_delivered_in_the_same_relay(told: Taker) -> None:
    seen = told("test.second")
    handles("test.first", lambda _payload: enqueue("test.second") and None)
    enqueue("test.first")
    assert relay() == 2
    assert len(seen) == 1


def test_no_more_than_asked_for(told: Taker) -> None:
    told("test.bell")
    for _ in range(3):
        enqueue("test.bell")
    assert outbox.waiting().count() == 3
    assert relay(limit=1) >= 1


def test_a_failed_delivery_leaves_nothing_but_its_fault() -> None:
    handles("test.fail", fail)
    message = enqueue("test.fail")
    assert relay() == 0
    message.refresh_from_db()
    assert (message.attempts, message.last_error) == (1, "ZeroDivisionError: by nought")
    assert not Counter.objects.exists()


def test_a_failed_message_does_not_stop_the_next(told: Taker) -> None:
    seen = told("test.bell")
    handles("test.fail", fail)
    enqueue("test.fail")
    enqueue("test.bell")
    assert relay() == 1
    assert len(seen) == 1


def test_the_pause_doubles_with_each_attempt() -> None:
    handles("test.fail", fail)
    message = enqueue("test.fail")
    pauses = []
    for _ in range(3):
        owed_again()
        before = real_now()
        relay()
        message.refresh_from_db()
        pauses.append(round((message.not_before - before).total_seconds()))
    assert pauses == [2, 4, 8]


def test_after_eight_attempts_a_message_is_dead() -> None:
    handles("test.fail", fail)
    message = enqueue("test.fail")
    for _ in range(10):
        owed_again()
        relay()
    message.refresh_from_db()
    assert message.attempts == 8
    assert message.dead_at is not None
    assert message.done_at is None


def test_a_mended_handler_delivers_what_failed(told: Taker) -> None:
    handles("test.fail", fail)
    enqueue("test.fail")
    relay()
    seen = told("test.fail")
    owed_again()
    assert (relay(), len(seen)) == (1, 1)


def test_the_bell_rings_after_the_commit_and_not_before(
    told: Taker, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    told("test.bell")
    rung: list[bool] = []
    outbox.wakes(lambda: rung.append(True))
    with django_capture_on_commit_callbacks(execute=True):
        enqueue("test.bell")
        assert not rung
    assert rung == [True]


def test_a_published_message_comes_again_only_after_a_while(told: Taker) -> None:
    told("test.bell")
    message = enqueue("test.bell")
    assert broker.claim() == [message.pk]
    assert broker.claim() == []


def test_a_published_message_is_delivered_once_by_two_tasks(told: Taker) -> None:
    seen = told("test.bell")
    (key,) = [enqueue("test.bell").pk]
    broker.claim()
    assert [outbox.deliver(key), outbox.deliver(key)] == [True, False]
    assert len(seen) == 1


def lost(_payload: dict[str, Any]) -> None:
    """A handler whose process ends in the middle."""
    raise KeyboardInterrupt


def run_out() -> None:
    """Let the lease of every message run out."""
    owed_again()
    Message.objects.exclude(leased_until=None).update(leased_until=real_now())


def test_work_apart_is_marked_when_it_is_done() -> None:
    seen: list[int] = []
    handles("test.apart", lambda payload: seen.append(payload["message"]), apart=True)
    message = enqueue("test.apart")
    assert [relay(), relay()] == [1, 0]
    message.refresh_from_db()
    assert (seen, message.leased_until, message.done_at is None) == ([message.pk], None, False)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("apart", [True, False])
def test_only_work_apart_holds_no_transaction(apart: bool) -> None:
    seen: list[bool] = []
    handles("test.bell", lambda _: seen.append(connection.in_atomic_block), apart=apart)
    enqueue("test.bell")
    relay()
    assert seen == [not apart]


def test_what_is_leased_is_left_to_its_worker() -> None:
    again: list[bool] = []
    handles("test.apart", lambda p: again.append(outbox.deliver(p["message"])), apart=True)
    enqueue("test.apart")
    assert relay() == 1
    assert again == [False]


def test_work_of_a_lost_worker_comes_again_when_its_lease_has_run_out() -> None:
    handles("test.apart", lost, apart=True)
    message = enqueue("test.apart")
    with pytest.raises(KeyboardInterrupt):
        relay()
    seen: list[int] = []
    handles("test.apart", lambda payload: seen.append(payload["message"]), apart=True)
    assert (relay(), outbox.deliver(message.pk)) == (0, False)
    run_out()
    assert (relay(), seen) == (1, [message.pk])


def test_a_message_that_loses_each_worker_dies() -> None:
    handles("test.apart", lost, apart=True)
    message = enqueue("test.apart")
    for _ in range(outbox.MOST_ATTEMPTS_APART):
        with pytest.raises(KeyboardInterrupt):
            relay()
        run_out()
    assert relay() == 0
    message.refresh_from_db()
    assert (message.attempts, message.dead_at is None) == (16, False)
    assert message.last_error == "Hopeless: The worker was lost each time."


def away_still(_payload: dict[str, Any]) -> None:
    """A handler whose other side does not answer."""
    raise ConnectionRefusedError


def test_the_outside_may_be_away_for_hours() -> None:
    handles("test.apart", away_still, apart=True)
    message = enqueue("test.apart")
    away = timedelta()
    while message.dead_at is None:
        owed_again()
        before = real_now()
        relay()
        message.refresh_from_db()
        away += message.not_before - before
    assert message.attempts == 16
    assert timedelta(hours=5) < away - timedelta(hours=1) < timedelta(hours=6)


@pytest.mark.parametrize("apart", [True, False])
def test_what_is_hopeless_is_dead_at_once(apart: bool) -> None:
    def refuse(_payload: dict[str, Any]) -> None:
        raise Hopeless("no such mailbox")

    handles("test.refused", refuse, apart=apart)
    message = enqueue("test.refused")
    relay()
    message.refresh_from_db()
    assert (message.attempts, message.dead_at is None) == (1, False)


def test_the_dead_can_be_owed_again(told: Taker) -> None:
    handles("test.fail", fail)
    message = enqueue("test.fail")
    Message.objects.update(dead_at=real_now(), attempts=8)
    seen = told("test.fail")
    assert dead_letters.revive(Message.objects.all()) == 1
    assert (relay(), seen) == (1, [{"message": message.pk}])


def test_what_was_claimed_and_not_published_is_owed_again(told: Taker) -> None:
    told("test.bell")
    message = enqueue("test.bell")
    broker.give_back(broker.claim())
    assert broker.claim() == [message.pk]
