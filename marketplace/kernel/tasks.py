"""What Celery runs: publish owed messages, deliver one, and turn the clock."""

from celery import shared_task

from marketplace.kernel import outbox, steps


@shared_task(acks_late=True, reject_on_worker_lost=True, time_limit=600, soft_time_limit=540)
def deliver(message_id: int) -> None:
    """Deliver one message; a second delivery of the same finds it done."""
    outbox.deliver(message_id)


@shared_task
def publish() -> None:
    """Hand what is owed to the workers."""
    for message_id in outbox.claim_for_broker():
        deliver.delay(message_id)


@shared_task
def turn_clock() -> None:
    """Take every step that is due; two clocks at once are harmless, each step is compare-and-
    set."""
    steps.take_due()
