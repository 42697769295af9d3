"""Whether money may be paid out to a company: a machine of its own beside the verification."""

from datetime import datetime, timedelta
from typing import Final

REST_AFTER_CHANGE: Final = timedelta(days=3)
"""How long no money leaves after one accepted account took the place of another."""


def readiness(
    *,
    suspended: bool,
    newest: str,
    accepted: bool,
    replaced_at: datetime | None,
    at: datetime,
) -> str:
    """Return none, pending, ready or restricted.

    `newest` is the state of the newest account ("" for none), `accepted` whether one is accepted,
    `replaced_at` when it took the place of an earlier one. A first account rests no days.
    """
    if not newest:
        return "none"
    resting = replaced_at is not None and at < replaced_at + REST_AFTER_CHANGE
    if suspended or resting:
        return "restricted"
    if accepted:
        return "ready"
    return "pending" if newest == "waiting" else "restricted"
