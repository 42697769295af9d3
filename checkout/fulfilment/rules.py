"""What is left to ship and what a receipt means: pure arithmetic over line keys and quantities."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Quantities = Mapping[int, int]
Outcome = Literal["received", "short", "damaged"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("received", "short", "damaged")


@dataclass(frozen=True, slots=True)
class Received:
    """What the buyer reports of one line: how many in good order, what is wrong, and a note."""

    quantity: int
    outcome: Outcome = "received"
    note: str = ""


def left_to_ship(ordered: Quantities, shipped: Quantities) -> dict[int, int]:
    """Return what is still to ship by line; lines shipped in full are left out."""
    left = {line: quantity - shipped.get(line, 0) for line, quantity in ordered.items()}
    return {line: quantity for line, quantity in left.items() if quantity > 0}


def too_much(wanted: Quantities, left: Quantities) -> int | None:
    """Return a line of which more is wanted than left (or less than nothing), or None."""
    wrong = (line for line, n in wanted.items() if not 0 <= n <= left.get(line, 0))
    return next(wrong, None)


def has_problem(received: Mapping[int, Received]) -> bool:
    """Say whether any line came short or damaged."""
    return any(report.outcome != "received" for report in received.values())


def is_complete(ordered: Quantities, received: Mapping[int, Received]) -> bool:
    """Say whether every line was received in full and in good order."""
    if has_problem(received):
        return False
    return all(
        line in received and received[line].quantity == quantity
        for line, quantity in ordered.items()
    )
