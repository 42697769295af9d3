"""The record of what happened, and the way news travels upwards: after commit, through the
outbox."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model, QuerySet

from marketplace.kernel import outbox
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party

TOPIC = "kernel.event"
Subscriber = Callable[[Event], None]
_subscribers: dict[str, dict[str, Subscriber]] = {}
_words: dict[str, object] = {}


def subscribe(name: str, func: Subscriber) -> None:
    """Call `func(event)` after the commit of each event of that name; it must be idempotent."""
    _subscribers.setdefault(name, {})[f"{func.__module__}.{func.__qualname__}"] = func


def describe(name: str, text: object) -> None:
    """Give the words that a timeline shows for events of that name."""
    _words[name] = text


def words(name: str) -> object:
    """Return the words of an event, or its name when nobody described it."""
    return _words.get(name, name)


def new(name: str, obj: Model, by: Party, facts: dict[str, Any]) -> Event:
    """Build an unsaved event of an object at the market's present instant."""
    return Event(
        at=now(),
        person_id=by.person_id,
        company_id=by.company_id,
        role=by.role,
        object_type=obj._meta.label_lower,
        object_id=obj.pk,
        name=name,
        facts=facts,
    )


def record(name: str, obj: Model, *, by: Party, **facts: Any) -> Event:
    """Append one event in the caller's transaction and owe its subscribers their call."""
    return append(new(name, obj, by, facts))


def append(event: Event) -> Event:
    """Save a built event and owe its subscribers their call."""
    event.save(force_insert=True)
    for subscriber in _subscribers.get(event.name, ()):
        outbox.enqueue(TOPIC, event=event.pk, subscriber=subscriber)
    return event


def append_many(events: Iterable[Event]) -> None:
    """Save many events at once without calling subscribers; the bulk verb owes its own messages."""
    Event.objects.bulk_create(events, batch_size=1000)


def deliver(payload: dict[str, Any]) -> None:
    """Call one subscriber for one event: the handler of the outbox topic."""
    event = Event.objects.get(pk=payload["event"])
    subscriber = _subscribers.get(event.name, {}).get(payload["subscriber"])
    if subscriber is not None:
        subscriber(event)


def timeline(obj: Model) -> QuerySet[Event]:
    """Return what happened to an object, oldest first, with the people."""
    return Event.objects.filter(object_type=obj._meta.label_lower, object_id=obj.pk).select_related(
        "person"
    )
