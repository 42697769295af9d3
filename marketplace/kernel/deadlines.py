"""When a term ends: the end of the N-th day in the platform's zone (spec section 15)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

LAST_DAY: Final = date.max - timedelta(days=1)
"""The last day that has a day after it; papers without end name the one after."""


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def day_of(instant: datetime) -> date:
    """Return the calendar day of an instant in the platform's zone."""
    return instant.astimezone(_zone()).date()


def end_of_day(day: date) -> datetime:
    """Return the last instant of a day in the platform's zone, as UTC."""
    midnight = datetime.combine(min(day, LAST_DAY) + timedelta(days=1), time.min, tzinfo=_zone())
    return (midnight - timedelta(microseconds=1)).astimezone(ZoneInfo("UTC"))


def end_of_day_after(start: datetime, days: int) -> datetime:
    """Return the end of the N-th calendar day after the day of `start`."""
    return end_of_day(day_of(start) + timedelta(days=days))


def next_reminder(last_day: date, days: Iterable[int], after: datetime) -> datetime | None:
    """Return when the next reminder leaves: as the day begins that is so many days before the last.

    `days` falls; None when every such day began before `after`.
    """
    starts = (end_of_day(last_day - timedelta(days=number + 1)) for number in days)
    return next((start for start in starts if start > after), None)


def is_working_day(day: date) -> bool:
    """Say whether a day is Monday to Friday and not in the holidays setting."""
    return day.weekday() < 5 and day.isoformat() not in settings.HOLIDAYS


def end_of_working_day_after(start: datetime, days: int) -> datetime:
    """Return the end of the N-th working day after the day of `start`."""
    day = day_of(start)
    while days > 0:
        day += timedelta(days=1)
        days -= is_working_day(day)
    return end_of_day(day)
