"""What is owed after commit is delivered, retried, and in the end shown as dead."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from marketplace.kernel import outbox
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Counter, Message
from marketplace.kernel.outbox import enqueue, handles, relay

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
    assert outbox.claim_for_broker() == [message.pk]
    assert outbox.claim_for_broker() == []


def test_a_published_message_is_delivered_once_by_two_tasks(told: Taker) -> None:
    seen = told("test.bell")
    (key,) = [enqueue("test.bell").pk]
    outbox.claim_for_broker()
    assert [outbox.deliver(key), outbox.deliver(key)] == [True, False]
    assert len(seen) == 1
