"""Lifecycles as flat tables. Pure: no Django, so that settings may read them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from marketplace.kernel.party import Party

Actor = Callable[[Party, Any], bool]
Guard = Callable[[Any], object | None]
Deadline = Callable[[Any, datetime], datetime | None]
Words = object | Callable[[Any], object]


def is_system(by: Party, _obj: object) -> bool:
    """Actor: the market itself, by its clock or as the consequence of another step."""
    return by.is_system


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state: its words, who is waited for, and what happens by itself at the deadline.

    The last two may be functions of the object, where they depend on whose move it is.
    """

    name: str
    label: object
    waits_for: Words = ""
    default: Words = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One step: from, to, who, why not, what must be given, by when, and with what effects."""

    name: str
    source: str
    target: str
    actor: Actor
    guard: Guard | None = None
    needs: tuple[str, ...] = ()
    deadline: Deadline | None = None
    effects: tuple[str, ...] = ()
    label: object = ""
    page: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Process:
    """A lifecycle of one model: its states in order and its steps."""

    name: str
    model: str
    states: tuple[State, ...]
    rows: tuple[Row, ...]
    initial: str
    field: str = "status"
    path: tuple[str, ...] = ()

    @property
    def state_names(self) -> tuple[str, ...]:
        """Names of all states, in the order of the table."""
        return tuple(state.name for state in self.states)

    def state(self, name: str) -> State:
        """Return the state of that name. Raises KeyError."""
        return {state.name: state for state in self.states}[name]

    def rows_from(self, state: str) -> tuple[Row, ...]:
        """Return the steps that leave a state."""
        return tuple(row for row in self.rows if row.source == state)

    def row(self, step: str, state: str) -> Row | None:
        """Return the row of a step from a state, or None when the table has none."""
        return next((row for row in self.rows_from(state) if row.name == step), None)

    @property
    def final_states(self) -> frozenset[str]:
        """States that nothing leaves."""
        return frozenset(self.state_names) - {row.source for row in self.rows}

    def reachable(self) -> frozenset[str]:
        """Return the states that some chain of steps reaches from the initial one."""
        found, frontier = {self.initial}, {self.initial}
        while frontier:
            frontier = {row.target for row in self.rows if row.source in frontier} - found
            found |= frontier
        return frozenset(found)

    def unreachable(self) -> frozenset[str]:
        """Return the states that nobody can ever be in: a fault of the table."""
        return frozenset(self.state_names) - self.reachable()

    def stuck(self) -> frozenset[str]:
        """Return the states from which no chain of steps ends in a final or resting state."""
        resting = self.final_states or {self.initial}
        reaching = set(resting)
        while more := {r.source for r in self.rows if r.target in reaching} - reaching:
            reaching |= more
        return frozenset(self.state_names) - reaching

    def unknown(self) -> frozenset[str]:
        """Return states that rows name and the table does not declare: a fault of the table."""
        named = {row.source for row in self.rows} | {row.target for row in self.rows}
        return frozenset(named | {self.initial}) - frozenset(self.state_names)
