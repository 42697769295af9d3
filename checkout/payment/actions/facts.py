"""What an effect reads of the event that caused it; without an event the market itself acts."""

from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, Party


def party_of(event: Event | None) -> Party:
    """Return who took the step."""
    return event.party if event is not None else SYSTEM


def reason_of(event: Event | None) -> str:
    """Return the reason given with the step, or an empty text."""
    return str(event.facts.get("reason", "")) if event is not None else ""
