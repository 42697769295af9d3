"""Answering once: a second press of the same button is the same answer."""

from typing import Any, Final

from marketplace.kernel import events, steps
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

LATE: Final = frozenset({"wrong_state", "lost_race"})


def take_once(obj: Any, step: str, *, by: Party, **facts: Any) -> None:
    """Take a step; where the same person took it as the last one, with the same facts, do nothing.

    Raises Refused as `take` does; the object then holds the state that somebody else has reached.
    """
    try:
        steps.take(obj, step, by=by, **facts)
    except Refused as refusal:
        if refusal.code not in LATE:
            raise
        obj.refresh_from_db(fields=[obj.PROCESS.field])
        last = events.timeline(obj).last()
        given = (last.step, last.person_id, last.facts) if last else None
        if given != (step, by.person_id, facts):
            raise
