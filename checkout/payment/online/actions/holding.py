"""Transfers that something stands against: held before their call, sent when nothing does."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from typing import Final

from checkout.payment.online.models import Intent
from checkout.payment.online.models.holding import obstacles
from checkout.payment.online.queries import held_transfers
from marketplace.kernel import steps
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused

LOOK_EVERY: Final = timedelta(minutes=5)
"""How often the poller looks whether a transfer is still held; news of it come at once."""
AT_ONCE: Final = 50


def hold(intent: Intent) -> None:
    """Keep a transfer back that waits for its call."""
    obstacle = intent.obstacle
    steps.take(intent, "hold", by=SYSTEM, obstacle=obstacle.code if obstacle else "")


def on_verified(event: Event) -> None:
    """A company is in order (again): what was held for it goes on."""
    release_of(event.object_id)


def release_of(seller: int) -> None:
    """Send a seller's held transfers that nothing stands against any more."""
    release_free(held_transfers().filter(lines__seller=seller).distinct())


def look_again() -> None:
    """The poller's turn: send what is free by now, whether or not any news of it came."""
    due = held_transfers().filter(not_before__lte=real_now())
    looked_at = list(due.order_by("not_before", "pk")[:AT_ONCE])
    release_free(looked_at)
    keys = [intent.pk for intent in looked_at]
    still = Intent.objects.filter(pk__in=keys, status="held")
    still.update(not_before=real_now() + LOOK_EVERY)


def release_free(intents: Iterable[Intent]) -> None:
    """Release those that nothing stands against; one that somebody else took on is left alone."""
    held = list(intents)
    known = obstacles(held)
    for intent in held:
        if known[intent.pk] is None:
            with suppress(Refused):
                steps.take(intent, "release", by=SYSTEM)
