"""Work owed after commit: a row in the same transaction, delivered at least once.

A handler's database effects and the mark "done" commit together, so they happen once; what leaves
the database (a mail) may repeat after a crash and carries an identifier of its own.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message

Handler = Callable[[dict[str, Any]], None]
MOST_ATTEMPTS = 8
REPUBLISH_AFTER = timedelta(minutes=2)
_handlers: dict[str, Handler] = {}
_wakers: list[Callable[[], None]] = []


def handles(topic: str, handler: Handler) -> None:
    """Let `handler(payload)` do the work of a topic; the payload holds keys only, and `message`."""
    _handlers[topic] = handler


def wakes(waker: Callable[[], None]) -> None:
    """Call `waker` after each commit that left work: a thread's bell or the broker's."""
    _wakers.append(waker)


def enqueue(topic: str, **ids: Any) -> Message:
    """Owe work in the caller's transaction. Raises LookupError for a topic nobody handles."""
    if topic not in _handlers:
        raise LookupError(f"nobody handles the topic {topic!r}")
    at = real_now()
    message = Message.objects.create(topic=topic, payload=ids, created_at=at, not_before=at)
    transaction.on_commit(wake)
    return message


def wake() -> None:
    """Ring whoever delivers; without anybody the work waits for the next relay."""
    for waker in _wakers:
        waker()


def waiting() -> QuerySet[Message]:
    """Return what is owed now, oldest first."""
    return Message.objects.filter(done_at=None, dead_at=None, not_before__lte=real_now()).order_by(
        "id"
    )


def relay(limit: int = 10_000) -> int:
    """Deliver what is owed, also what deliveries owe in turn; return how many were delivered.

    Each message is tried once: what another worker holds, or what fails, waits for the next relay.
    """
    delivered = last = 0
    while delivered < limit and (batch := _batch_after(last)):
        delivered += sum(deliver(pk) for pk in batch)
        last = batch[-1]
    return delivered


def _batch_after(last: int) -> list[int]:
    return list(waiting().filter(pk__gt=last).values_list("pk", flat=True)[:200])


def deliver(message_id: int) -> bool:
    """Do one message's work once; return False when another worker has it or it failed."""
    try:
        return _deliver(message_id)
    except Exception as fault:  # noqa: BLE001  (any fault is kept, retried and in the end shown)
        _put_off(message_id, fault)
        return False


@transaction.atomic
def _deliver(message_id: int) -> bool:
    skip = connection.features.has_select_for_update_skip_locked
    row = Message.objects.select_for_update(skip_locked=skip)
    message = row.filter(pk=message_id, done_at=None, dead_at=None).first()
    if message is None:
        return False
    _handlers[message.topic]({**message.payload, "message": message.pk})
    message.done_at = real_now()
    message.save(update_fields=["done_at"])
    return True


def _put_off(message_id: int, fault: Exception) -> None:
    message = Message.objects.get(pk=message_id)
    message.attempts += 1
    message.last_error = f"{type(fault).__name__}: {fault}"[:2000]
    message.not_before = real_now() + timedelta(seconds=2**message.attempts)
    if message.attempts >= MOST_ATTEMPTS:
        message.dead_at = real_now()
    message.save(update_fields=["attempts", "last_error", "not_before", "dead_at"])


def claim_for_broker(limit: int = 200) -> list[int]:
    """Return keys to publish and put their next publication off, so that a lost task comes
    again."""
    keys = list(waiting().values_list("pk", flat=True)[:limit])
    Message.objects.filter(pk__in=keys).update(not_before=real_now() + REPUBLISH_AFTER)
    return keys


def uses_broker() -> bool:
    """Say whether a Celery broker is configured."""
    return bool(settings.CELERY_BROKER_URL)
