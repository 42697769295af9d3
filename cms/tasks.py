"""What Celery's clock runs for pages."""

from celery import shared_task

from cms import scheduling


@shared_task(time_limit=600, soft_time_limit=540)
def publish_due() -> None:
    """Publish what editors scheduled."""
    scheduling.publish_due()
