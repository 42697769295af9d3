"""The market's time. Deadlines and events read it here and nowhere else."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from time import monotonic

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from marketplace.kernel.deadlines import day_of
from marketplace.kernel.models import ClockOffset
from marketplace.kernel.refusal import Refused

_played: ContextVar[datetime | None] = ContextVar("played", default=None)
_OFFSET_LIVES = 1.0
_offset: tuple[float, timedelta] | None = None


def real_now() -> datetime:
    """Return the real instant: for retries, sign-in codes and file times, never for deadlines."""
    return timezone.now()


def now() -> datetime:
    """Return the market's instant in UTC: the played one, else real time plus the demo's offset."""
    played = _played.get()
    return played if played is not None else real_now() + offset()


def today() -> date:
    """Return the market's calendar day in the platform's zone."""
    return day_of(now())


@contextmanager
def played_at(instant: datetime) -> Iterator[None]:
    """Hold the market's clock at an instant: a demo's history and tests of deadlines."""
    token = _played.set(instant)
    try:
        yield
    finally:
        _played.reset(token)


def offset() -> timedelta:
    """Return how far the clock was moved; zero outside a demo database. Read once a second."""
    global _offset  # noqa: PLW0603
    if not settings.DEMO:
        return timedelta()
    if _offset is None or monotonic() - _offset[0] > _OFFSET_LIVES:
        row = ClockOffset.objects.first()
        _offset = (monotonic(), timedelta(seconds=row.seconds if row else 0))
    return _offset[1]


def advance(by: timedelta) -> timedelta:
    """Move the demo's clock and return the new offset. Raises Refused outside a demo database."""
    global _offset  # noqa: PLW0603
    if not settings.DEMO:
        raise Refused("The clock of a real market can not be moved.", code="real_market")
    row, _made = ClockOffset.objects.get_or_create(pk=1)
    ClockOffset.objects.filter(pk=1).update(seconds=F("seconds") + int(by.total_seconds()))
    row.refresh_from_db()
    _offset = None
    return timedelta(seconds=row.seconds)


def keep_pace() -> None:
    """Note that the demo is being served; what passes while nobody serves it will not count."""
    if settings.DEMO:
        ClockOffset.objects.update_or_create(pk=1, defaults={"seen_at": real_now()})


@transaction.atomic
def resume() -> timedelta:
    """Set the demo's clock back to where it stood when it was last served; return the pause."""
    row = ClockOffset.objects.select_for_update().filter(pk=1).first()
    if not settings.DEMO or row is None or row.seen_at is None:
        return timedelta()
    pause = real_now() - row.seen_at
    advance(-pause)
    keep_pace()  # a second start in a row finds no pause
    return pause
