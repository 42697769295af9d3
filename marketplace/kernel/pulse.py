"""When a part that works by itself was last alive: the clock, the workers, the sweeper."""

from datetime import datetime, timedelta

from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Pulse


def beat(name: str, *, every: timedelta = timedelta()) -> bool:
    """Note that a part is alive, once in `every`; return whether it was noted now."""
    at = real_now()
    if Pulse.objects.filter(name=name, at__lte=at - every).update(at=at):
        return True
    _row, is_first = Pulse.objects.get_or_create(name=name, defaults={"at": at})
    return is_first


def last(name: str) -> datetime | None:
    """Return when a part was last alive, or None when it never was."""
    return Pulse.objects.filter(name=name).values_list("at", flat=True).first()
