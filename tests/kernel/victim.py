"""A worker that stands still where it is to be killed: `python -m tests.kernel.victim WHERE`.

It says "held" when it stands there; its database and mail server come from the environment.
"""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from os import environ
from typing import Any

import django
from django.conf import settings

django.setup()

from django.db import connections  # noqa: E402
from django.db.models import F  # noqa: E402

from marketplace.kernel import jobs, outbox  # noqa: E402
from marketplace.kernel.files import pages  # noqa: E402
from marketplace.kernel.models import Counter  # noqa: E402
from marketplace.notices import kinds, mail  # noqa: E402

TOPIC = "test.effect"
KIND = kinds.Kind(name="test.told", title="A test", text="Nothing happened.", must_send=True)


def hold() -> None:
    """Say so and stand still."""
    print("held", flush=True)  # noqa: T201
    time.sleep(600)


def effect(_payload: dict[str, Any]) -> None:
    """Count one effect in the delivery's own transaction."""
    Counter.objects.filter(name="effects").update(value=F("value") + 1)


def effect_elsewhere(payload: dict[str, Any]) -> None:
    """Count one effect in a connection of its own, which commits before the mark does."""

    def commit() -> None:
        effect(payload)
        connections.close_all()

    with ThreadPoolExecutor(1) as other:
        other.submit(commit).result()


def held_after(handler: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], None]:
    """Return the handler that stands still when its work is done and not yet marked."""

    def handle(payload: dict[str, Any]) -> None:
        handler(payload)
        hold()

    return handle


def held_before(handler: Callable[[dict[str, Any]], None]) -> Callable[[dict[str, Any]], None]:
    """Return the handler that stands still before it works."""

    def handle(payload: dict[str, Any]) -> None:
        hold()
        handler(payload)

    return handle


def prepare_half(payload: dict[str, Any]) -> None:
    """Prepare a file and stand still when it is clean and not yet drawn."""
    pages.draw_all = lambda *_all: hold()
    jobs.perform(payload)


WHERE: dict[str, tuple[str, Callable[[dict[str, Any]], None]]] = {
    "after-effect": (TOPIC, held_after(effect)),
    "after-effect-elsewhere": (TOPIC, held_after(effect_elsewhere)),
    "before-mail": (mail.TOPIC, held_before(mail.deliver)),
    "after-mail": (mail.TOPIC, held_after(mail.deliver)),
    "in-preparation": (jobs.TOPIC, prepare_half),
}


def main() -> None:
    """Relay with the handler that the first word names."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(environ.get("SMTP_PORT", "0"))
    kinds.register(KIND)
    topic, handler = WHERE[sys.argv[1]]
    outbox.handles(topic, handler, apart=topic == jobs.TOPIC)
    outbox.relay()


if __name__ == "__main__":
    main()
