"""What is owed, on its way to a broker: claimed for a while, given back when it is not taken."""

from datetime import timedelta
from typing import Final

from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message
from marketplace.kernel.outbox import waiting

REPUBLISH_AFTER: Final = timedelta(minutes=2)


def claim(limit: int = 200) -> list[int]:
    """Return keys to publish; each comes again only after a while, should its task be lost."""
    keys = list(waiting().values_list("pk", flat=True)[:limit])
    Message.objects.filter(pk__in=keys).update(not_before=real_now() + REPUBLISH_AFTER)
    return keys


def give_back(keys: list[int]) -> None:
    """Owe at once again what was claimed and not published."""
    Message.objects.filter(pk__in=keys, leased_until=None).update(not_before=real_now())
