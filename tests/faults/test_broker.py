"""The broker is away at commit, or a worker dies in the middle: work waits and is done once."""

import os
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection

from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message
from marketplace.notices.models import Notice
from marketplace.sourcing.actions import ask
from tests.faults.conftest import Market, is_idle
from tests.faults.running import until

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def test_an_order_placed_without_a_broker_is_told_when_it_is_back(rested: Market) -> None:
    person = rested.person(rested.world.buyer)
    with rested.proxies["broker"].away():
        number = rested.order(person)
        assert "Awaiting payment" in person.get(f"/desk/purchases/{number}/").text
        owed = Message.objects.filter(done_at=None)
        assert owed.count() > 0
        assert rested.post.taken == []
    rested.recovered("Broker back: outbox empty", until(is_idle))
    mails = Counter(key for _to, key in rested.post.taken)
    assert mails
    assert set(mails.values()) == {1}
    assert len(mails) == Notice.objects.filter(kind="order.awaiting_payment").count()


@contextmanager
def held_up(table: str) -> Iterator[None]:
    """Let every writer of a table wait, by a connection of our own."""
    other = connection.copy()
    other.set_autocommit(False)
    other.cursor().execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")
    try:
        yield
    finally:
        other.close()


def waiters() -> int:
    """Return how many wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return int(cursor.fetchone()[0])


def test_a_worker_killed_in_the_middle_leaves_the_effect_to_happen_once(rested: Market) -> None:
    before = set(Notice.objects.values_list("pk", flat=True))
    with held_up("notices_notice"):
        ask(rested.world.listing(), "Is it quiet?", by=rested.world.buyer)
        until(waiters)
        for pid in rested.worker.children():
            os.kill(pid, signal.SIGKILL)
    rested.recovered("Worker's process killed: outbox empty", until(is_idle))
    told = Notice.objects.exclude(pk__in=before)
    assert [notice.person_id for notice in told] == [rested.world.seller.person_id]
    assert len(rested.post.taken) == 1


def test_a_mail_in_the_hands_of_a_killed_worker_comes_again_with_the_same_id(
    rested: Market,
) -> None:
    rested.post.holds.set()
    ask(rested.world.listing(), "Is it quiet?", by=rested.world.buyer)
    until(lambda: rested.post.taken)
    rested.worker.stop(signal.SIGKILL)
    rested.post.holds.clear()
    Message.objects.filter(done_at=None).update(leased_until=real_now(), not_before=real_now())
    rested.worker.start()
    rested.recovered("Worker killed and started: outbox empty", until(is_idle))
    assert len(rested.post.taken) == 2
    assert len(set(rested.post.taken)) == 1
