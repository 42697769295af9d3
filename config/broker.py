"""What Celery does, where a broker is configured: settings by environment, and the beat."""

from os import environ

CELERY_BROKER_URL = environ.get("CELERY_BROKER_URL", environ.get("REDIS_URL", ""))
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BROKER_TRANSPORT_OPTIONS = {"socket_connect_timeout": 3, "socket_keepalive": True}
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 2, "interval_start": 0.1, "interval_step": 0.2}
CELERY_BEAT_SCHEDULE = {
    "publish": {"task": "marketplace.kernel.tasks.publish", "schedule": 1.0},
    "clock": {"task": "marketplace.kernel.tasks.turn_clock", "schedule": 30.0},
    "online": {"task": "checkout.payment.online.tasks.poll_stripe", "schedule": 30.0},
    "pages": {"task": "cms.tasks.publish_due", "schedule": 60.0},
}
