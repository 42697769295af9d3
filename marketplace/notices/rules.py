"""When a daily mail goes. Pure: no Django, no database."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

MORNING: Final = time(7)


def next_digest(after: datetime, zone: ZoneInfo) -> datetime:
    """Return the next seven in the morning of a zone, as an aware instant."""
    shown = after.astimezone(zone)
    morning = datetime.combine(shown.date(), MORNING, tzinfo=zone)
    if morning <= shown:
        morning = datetime.combine(shown.date() + timedelta(days=1), MORNING, tzinfo=zone)
    return morning
