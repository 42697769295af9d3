"""When a listing counts as popular: enough companies within the last weeks. Pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

FEWEST_COMPANIES: Final = 10
"""Below this nothing is told of what others do, so that nobody reads a competitor's purchases."""
WINDOW: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Standing:
    """How many companies ordered a listing, and until when there are enough of them."""

    companies: int
    until: datetime


def standing_of(last_orders: Collection[datetime], now: datetime) -> Standing | None:
    """Return a listing's standing from each company's last order, or None for too few of them."""
    recent = sorted((at for at in last_orders if at > now - WINDOW), reverse=True)
    if len(recent) < FEWEST_COMPANIES:
        return None
    return Standing(len(recent), recent[FEWEST_COMPANIES - 1] + WINDOW)
