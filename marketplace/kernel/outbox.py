"""Work owed after commit: a row in the same transaction, delivered at least once.

Inside one transaction a handler's database effects and the mark "done" commit together, so they
happen once. Apart from it, for work that talks to the outside, the row is leased, the work done
without a lock, then marked: after a crash it comes again and tells itself by its key, `message`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message

Handler = Callable[[dict[str, Any]], None]
LEASE: Final = timedelta(minutes=2)
MOST_ATTEMPTS: Final = 8
# The outside may be away for hours: sixteen attempts take about five.
MOST_ATTEMPTS_APART: Final = 16
LONGEST_PAUSE: Final = timedelta(hours=1)
AT_A_TIME: Final = 1000


class Hopeless(Exception):  # noqa: N818  (a verdict of the other side)
    """No later attempt can succeed: the message is dead at once."""


@dataclass(frozen=True, slots=True)
class Topic:
    """Who does the work, and for how long alone; without a lease inside one transaction."""

    handler: Handler
    lease: timedelta | None

    @property
    def most_attempts(self) -> int:
        """After how many failures a message is dead."""
        return MOST_ATTEMPTS_APART if self.lease else MOST_ATTEMPTS


_handlers: dict[str, Topic] = {}
_wakers: list[Callable[[], None]] = []


def handles(topic: str, handler: Handler, *, apart: bool = False, lease: timedelta = LEASE) -> None:
    """Let `handler(payload)` do the work of a topic; the payload holds keys only, and `message`.

    `apart`: the handler runs outside a transaction under a lease, which must outlast its work.
    """
    _handlers[topic] = Topic(handler, lease if apart else None)


def wakes(waker: Callable[[], None]) -> None:
    """Call `waker` after each commit that left work: a thread's bell."""
    _wakers.append(waker)


def enqueue(topic: str, **ids: Any) -> Message:
    """Owe work in the caller's transaction. Raises LookupError for a topic nobody handles."""
    return enqueue_many(topic, [ids])[0]


def enqueue_many(topic: str, payloads: Iterable[dict[str, Any]]) -> list[Message]:
    """Owe a piece of work for each payload, in few statements. Raises LookupError likewise."""
    if topic not in _handlers:
        raise LookupError(f"nobody handles the topic {topic!r}")
    at = real_now()
    rows = [Message(topic=topic, payload=ids, created_at=at, not_before=at) for ids in payloads]
    messages = Message.objects.bulk_create(rows, batch_size=AT_A_TIME)
    transaction.on_commit(wake)
    return messages


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
        with transaction.atomic():
            message = _begun(message_id)
        return message is not None and (message.done_at is not None or _worked_apart(message))
    except Exception as fault:  # noqa: BLE001  (any fault is kept, retried and in the end shown)
        _put_off(message_id, fault)
        return False


def _begun(message_id: int) -> Message | None:
    """Do the work inside the caller's transaction, or lease it; None when it is not ours to do."""
    skip = connection.features.has_select_for_update_skip_locked
    row = Message.objects.select_for_update(skip_locked=skip)
    message = row.filter(pk=message_id, done_at=None, dead_at=None).first()
    if message is None:
        return None
    topic = _handlers[message.topic]
    if topic.lease:
        return _leased(message, topic)
    _call(message)
    message.done_at = real_now()
    message.save(update_fields=["done_at"])
    return message


def _call(message: Message) -> None:
    _handlers[message.topic].handler({**message.payload, "message": message.pk})


def _leased(message: Message, topic: Topic) -> Message | None:
    """Take the message for a while; a lease that has run out counts as a failed attempt."""
    now, lease = real_now(), topic.lease or LEASE
    if message.leased_until and message.leased_until > now:
        return None
    if message.leased_until and message.attempts + 1 >= topic.most_attempts:
        raise Hopeless("The worker was lost each time.")
    message.attempts += message.leased_until is not None
    message.leased_until = message.not_before = now + lease
    message.save(update_fields=["attempts", "leased_until", "not_before"])
    return message


def _worked_apart(message: Message) -> bool:
    _call(message)
    Message.objects.filter(pk=message.pk).update(done_at=real_now(), leased_until=None)
    return True


def _put_off(message_id: int, fault: Exception) -> None:
    message = Message.objects.get(pk=message_id)
    message.attempts += 1
    message.last_error = f"{type(fault).__name__}: {fault}"[:2000]
    message.not_before = real_now() + min(timedelta(seconds=2**message.attempts), LONGEST_PAUSE)
    message.leased_until = None
    known = _handlers.get(message.topic)
    most = known.most_attempts if known else MOST_ATTEMPTS
    if isinstance(fault, Hopeless) or message.attempts >= most:
        message.dead_at = real_now()
    message.save(update_fields=["attempts", "last_error", "not_before", "leased_until", "dead_at"])


def uses_broker() -> bool:
    """Say whether a Celery broker is configured."""
    return bool(settings.CELERY_BROKER_URL)
