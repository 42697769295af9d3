"""The Celery application: `celery -A config worker`, `celery -A config beat`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
app = Celery("comptoir")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
for entry in app.conf.beat_schedule.values():
    # Turns that nobody took while the workers were away do not pile up: the next one does it all.
    entry.setdefault("options", {})["expires"] = entry["schedule"]
