"""When a term ends: the end of the N-th day in the platform's zone (spec section 15)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def day_of(instant: datetime) -> date:
    """Return the calendar day of an instant in the platform's zone."""
    return instant.astimezone(_zone()).date()


def end_of_day(day: date) -> datetime:
    """Return the last instant of a day in the platform's zone, as UTC."""
    midnight = datetime.combine(day + timedelta(days=1), time.min, tzinfo=_zone())
    return (midnight - timedelta(microseconds=1)).astimezone(ZoneInfo("UTC"))


def end_of_day_after(start: datetime, days: int) -> datetime:
    """Return the end of the N-th calendar day after the day of `start`."""
    return end_of_day(day_of(start) + timedelta(days=days))


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
