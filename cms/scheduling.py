"""Pages that editors scheduled: published and taken back when their time has come."""

from django.core.management import call_command


def publish_due() -> None:
    """Do what is due, by real time; Wagtail's own command does the work."""
    call_command("publish_scheduled")
