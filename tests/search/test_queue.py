"""Index messages: done together, kept while the server is away, one that fails spoils no other."""

from datetime import timedelta

import pytest

from catalogue.models import Product
from marketplace.kernel.clock import real_now
from marketplace.kernel.locks import held
from marketplace.kernel.models import Message
from marketplace.kernel.outbox import MOST_ATTEMPTS_APART, relay
from search import actions, queue
from search.engines import chosen
from search.queries import owed


def put_off_is_over() -> None:
    Message.objects.filter(done_at=None).update(not_before=real_now())


@pytest.fixture
def listings(world) -> list[Product]:
    made = [world.listing() for _ in range(3)]
    Message.objects.all().delete()
    return made


def owe_each(listings) -> list[Message]:
    for listing in listings:
        actions.owe([listing.pk])
    return list(owed(actions.TOPIC).order_by("pk"))


def test_one_delivery_does_all_that_wait(listings) -> None:
    first, *others = owe_each(listings)
    queue.index_message({**first.payload, "message": first.pk})
    assert len(chosen().checksums()) == 3
    assert owed(actions.TOPIC).get() == first


def test_others_join_only_as_long_as_there_is_room(listings, monkeypatch) -> None:
    monkeypatch.setattr(queue, "BATCH", 2)
    first, second, third = owe_each(listings)
    queue.index_message({**first.payload, "message": first.pk})
    assert set(owed(actions.TOPIC)) == {first, third}


def test_what_another_worker_holds_does_not_join(listings) -> None:
    first, second, third = owe_each(listings)
    later = real_now() + timedelta(minutes=1)
    Message.objects.filter(pk=second.pk).update(leased_until=later)
    queue.index_message({**first.payload, "message": first.pk})
    assert set(owed(actions.TOPIC)) == {first, second}


def test_what_failed_before_is_tried_alone(listings) -> None:
    first, second, third = owe_each(listings)
    Message.objects.filter(pk=first.pk).update(attempts=1)
    queue.index_message({**first.payload, "message": first.pk})
    assert set(owed(actions.TOPIC)) == {first, second, third}


def test_a_fault_gives_the_others_back_for_a_try_of_their_own(listings, monkeypatch) -> None:
    monkeypatch.setattr(queue, "index_listings", lambda ids: 1 // 0)
    first, *others = owe_each(listings)
    with pytest.raises(ZeroDivisionError):
        queue.index_message({**first.payload, "message": first.pk})
    found = owed(actions.TOPIC).exclude(pk=first.pk)
    assert set(found.values_list("attempts", "leased_until")) == {(1, None)}
    assert found.count() == 2


def test_while_another_process_indexes_the_work_is_owed_anew(listings, monkeypatch) -> None:
    monkeypatch.setattr(actions, "PATIENCE", 0.1)
    owe_each(listings)
    with held(actions.LOCK):
        assert relay() == 1
    assert owed(actions.TOPIC).get().payload["ids"] == [listing.pk for listing in listings]
    put_off_is_over()
    relay()
    assert len(chosen().checksums()) == 3


def test_while_the_server_is_away_nothing_dies_and_nothing_is_lost(listings, nowhere) -> None:
    owe_each(listings)
    for _turn in range(MOST_ATTEMPTS_APART + 1):
        put_off_is_over()
        relay()
    waiting = owed(actions.TOPIC).get()
    assert waiting.payload["ids"] == [listing.pk for listing in listings]
    assert (waiting.attempts, Message.objects.exclude(dead_at=None).count()) == (0, 0)
