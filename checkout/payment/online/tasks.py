"""What Celery's clock runs for online payment."""

from celery import shared_task

from checkout.payment.online.polling import poll


@shared_task(time_limit=600, soft_time_limit=540)
def poll_stripe() -> None:
    """Settle what no webhook told; nothing without a key."""
    poll()
