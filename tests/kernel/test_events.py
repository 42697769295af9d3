"""What happened is kept, and told upwards after the commit."""

import pytest
from django.db import transaction

from marketplace.accounts.models import User
from marketplace.kernel import events
from marketplace.kernel.events import describe, record, subscribe, timeline, words
from marketplace.kernel.models import Event, Message
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import SYSTEM, Party

heard: list[str] = []


@pytest.fixture(autouse=True)
def _nothing_heard() -> None:
    heard.clear()


def hear(event: Event) -> None:
    """A subscriber."""
    heard.append(event.name)


def hear_too(event: Event) -> None:
    """Another subscriber."""
    heard.append(f"{event.name} too")


def fail(_event: Event) -> None:
    """A subscriber that fails."""
    raise ZeroDivisionError


def test_a_record_names_the_party_and_the_object(person: User) -> None:
    by = Party(person.pk, 7, "sales")
    record("lamp.lit", person, by=by, watts=40)
    event = timeline(person).get()
    assert (event.party, event.facts) == (by, {"watts": 40})
    assert (event.object_type, event.object_id) == ("accounts.user", person.pk)


def test_a_subscriber_hears_after_the_relay_once(person: User) -> None:
    subscribe("lamp.lit", hear)
    record("lamp.lit", person, by=SYSTEM)
    assert heard == []
    relay()
    relay()
    assert heard == ["lamp.lit"]


def test_subscribing_twice_is_subscribing_once(person: User) -> None:
    subscribe("lamp.lit", hear)
    subscribe("lamp.lit", hear)
    record("lamp.lit", person, by=SYSTEM)
    assert relay() == 1


def test_each_subscriber_is_called_on_its_own(person: User) -> None:
    for subscriber in (fail, hear, hear_too):
        subscribe("lamp.lit", subscriber)
    record("lamp.lit", person, by=SYSTEM)
    relay()
    assert heard == ["lamp.lit", "lamp.lit too"]
    assert Message.objects.get(done_at=None).last_error == "ZeroDivisionError: "


def test_other_events_are_not_heard(person: User) -> None:
    subscribe("lamp.lit", hear)
    record("lamp.out", person, by=SYSTEM)
    assert relay() == 0


def test_a_change_taken_back_is_not_told(person: User) -> None:
    subscribe("lamp.lit", hear)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record("lamp.lit", person, by=SYSTEM)
        raise ZeroDivisionError
    relay()
    assert (heard, Event.objects.count()) == ([], 0)


def test_a_subscriber_that_is_gone_owes_nothing(person: User) -> None:
    subscribe("lamp.lit", hear)
    record("lamp.lit", person, by=SYSTEM)
    events._subscribers.clear()
    assert (relay(), heard) == (1, [])


def test_many_events_at_once_call_nobody(person: User) -> None:
    subscribe("lamp.lit", hear)
    events.append_many([events.new("lamp.lit", person, SYSTEM, {}) for _ in range(3)])
    assert (timeline(person).count(), relay()) == (3, 0)


def test_an_event_has_its_words_or_its_name() -> None:
    describe("lamp.lit", "The lamp was lit")
    assert (words("lamp.lit"), words("lamp.out")) == ("The lamp was lit", "lamp.out")


def test_a_timeline_reads_in_order_with_one_query(person: User, django_assert_num_queries) -> None:
    for name in ("lamp.lit", "lamp.out"):
        record(name, person, by=Party(person.pk, None, "viewer"))
    with django_assert_num_queries(1):
        assert [(e.name, e.person) for e in timeline(person)] == [
            ("lamp.lit", person), ("lamp.out", person),
        ]  # fmt: skip
