"""What stands in the outbox for the index."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet

from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message


def owed(topic: str) -> QuerySet[Message]:
    """Return the messages of a topic that are to be done, now or later."""
    return Message.objects.filter(topic=topic, done_at=None, dead_at=None)


def listings_in(messages: Iterable[Message]) -> list[int]:
    """Return the keys in index messages, each once."""
    return sorted({key for message in messages for key in message.payload["ids"]})


def indexed_since(topic: str, since: datetime) -> list[int]:
    """Return the listings of messages done since an instant of the real clock, or in hand now."""
    meanwhile = Q(done_at__gte=since) | Q(done_at=None, leased_until__gt=real_now())
    return listings_in(Message.objects.filter(meanwhile, topic=topic))
