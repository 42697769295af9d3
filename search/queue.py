"""The index's messages in the outbox: small ones done together, all kept while a server is away."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django.db import connection, transaction
from django.db.models import F, Q

from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message
from marketplace.kernel.outbox import LEASE
from search import outage
from search.actions import TOPIC, index_listings, owe
from search.engine import Away, Busy
from search.listings import BATCH
from search.queries import listings_in, owed

SOON: Final = timedelta(seconds=2)
AFTER_THE_OUTAGE: Final = timedelta(minutes=10)
"""At the latest; whoever watches the server brings the messages back when it answers."""


def index_message(payload: dict[str, Any]) -> None:
    """Index the listings of an outbox message, and with it those of others that wait.

    While the server is away or another process writes, the listings are owed anew, without an
    attempt counted: no outage is so long that a message dies of it.
    """
    others = _joined(payload["message"], room=BATCH - len(payload["ids"]))
    ids = sorted({*payload["ids"], *listings_in(others)})
    try:
        index_listings(ids)
    except (Away, Busy) as reason:
        _owe_again(ids, reason)
    except Exception:
        _of(others).update(leased_until=None, not_before=real_now(), attempts=F("attempts") + 1)
        raise
    _of(others).update(leased_until=None, done_at=real_now())


def _owe_again(ids: Sequence[int], reason: Exception) -> None:
    with transaction.atomic():
        owe(ids, later=AFTER_THE_OUTAGE if isinstance(reason, Away) else SOON)
        if isinstance(reason, Away):
            outage.note()


def _of(messages: Sequence[Message]) -> Any:
    return Message.objects.filter(pk__in=[message.pk for message in messages])


@transaction.atomic
def _joined(message: int, room: int) -> list[Message]:
    """Lease waiting messages with as many listings as there is room for.

    None joins a message that failed before: what spoils one must not spoil others.
    """
    if room <= 0 or owed(TOPIC).filter(pk=message, attempts__gt=0).exists():
        return []
    taken = list(_within(_free(message), room))
    at = real_now() + LEASE
    _of(taken).update(leased_until=at, not_before=at)
    return taken


def _free(message: int) -> Any:
    """Return the first waiting messages that nobody holds and that never failed, locked."""
    skip = connection.features.has_select_for_update_skip_locked
    held = Q(leased_until__gt=real_now())
    found = owed(TOPIC).filter(attempts=0).exclude(held).exclude(pk=message).order_by("pk")
    return found.select_for_update(skip_locked=skip)[:BATCH]


def _within(messages: Any, room: int) -> Any:
    """Yield messages, in order, as long as their listings fit."""
    for message in messages:
        room -= len(message.payload["ids"])
        if room < 0:
            return
        yield message
