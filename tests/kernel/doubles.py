"""A door whose table a test can turn: it stands on the row of an identity check."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system

STATES = ("not_given", "waiting", "accepted", "refused", "expired")


def anybody(by: Party, _obj: object) -> bool:
    """Actor: whoever has signed in."""
    return by.person_id is not None


@dataclass
class Door:
    """Why a step may not be taken, by when the market takes it, and what its effect does."""

    why_not: str | None = None
    due: datetime | None = None
    rung: list[str] = field(default_factory=list)
    on_ring: Callable[[Any], None] = lambda _obj: None

    def guard(self, _obj: object) -> str | None:
        """Return why not."""
        return self.why_not

    def deadline(self, _obj: object, _since: datetime) -> datetime | None:
        """Return by when."""
        return self.due

    def ring(self, obj: Any, event: Event | None) -> None:
        """Note that the effect ran, and do what the test wants."""
        self.rung.append(event.name if event else "")
        self.on_ring(obj)

    def table(self, *, page: str = "") -> Process:
        """Return knock (guarded, rings, at the page given), refuse (needs a reason) and lapse (the
        market takes it)."""
        knock = Row(
            name="knock", source="not_given", target="waiting", actor=anybody, guard=self.guard,
            effects=("door.ring",), label="Knock", page=page,
        )  # fmt: skip
        refuse = Row(
            name="refuse", source="waiting", target="refused", actor=anybody, needs=("reason",),
            label="Refuse", danger=True,
        )  # fmt: skip
        lapse = Row(
            name="lapse", source="waiting", target="expired", actor=is_system, guard=self.guard,
            deadline=self.deadline, effects=("door.ring",),
        )  # fmt: skip
        return Process(
            name="door",
            model="accounts.IdentityCheck",
            initial="not_given",
            path=("not_given", "waiting", "accepted"),
            states=tuple(State(name=name, label=name.title()) for name in STATES),
            rows=(knock, refuse, lapse),
        )
