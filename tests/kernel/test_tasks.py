"""What a broker's workers run: the same deliveries, the same clock."""

from collections.abc import Callable
from typing import Any

import pytest

from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import outbox, tasks
from marketplace.kernel.clock import now
from marketplace.kernel.models import Message
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take
from tests.kernel.doubles import Door


def test_what_is_owed_is_published_once_and_delivered(
    db: None, told: Callable[[str], list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen, published = told("test.bell"), []
    monkeypatch.setattr(tasks.deliver, "delay", published.append)
    key = outbox.enqueue("test.bell").pk
    tasks.publish()
    tasks.publish()
    assert (published, seen) == ([key], [])
    tasks.deliver(key)
    tasks.deliver(key)
    assert len(seen) == 1


def test_a_task_lost_on_the_way_is_published_again(
    db: None, told: Callable[[str], list[dict[str, Any]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    told("test.bell")
    published: list[int] = []
    monkeypatch.setattr(tasks.deliver, "delay", published.append)
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
