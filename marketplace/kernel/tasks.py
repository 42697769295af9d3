"""What Celery runs: publish owed messages, deliver one, and turn the clock."""

from datetime import timedelta
from typing import Final

from celery import shared_task
from kombu.exceptions import OperationalError

from marketplace.kernel import broker, clockwork, outbox, pulse
from marketplace.kernel.locks import held

WORKER_BEAT: Final = timedelta(seconds=10)


@shared_task(acks_late=True, reject_on_worker_lost=True, time_limit=600, soft_time_limit=540)
def deliver(message_id: int) -> None:
    """Deliver one message; a second delivery of the same finds it done."""
    outbox.deliver(message_id)


@shared_task
def publish() -> None:
    """Hand what is owed to the workers; leave at once when another one is at it."""
    with held("publish") as alone:
        if alone:
            pulse.beat("worker", every=WORKER_BEAT)
            _publish(broker.claim())


def _publish(keys: list[int]) -> None:
    for place, key in enumerate(keys):
        try:
            deliver.delay(key)
        except OperationalError:
            broker.give_back(keys[place:])
            raise


@shared_task
def turn_clock() -> None:
    """Take every step that is due; leave at once when another clock is at it."""
    clockwork.turn()
