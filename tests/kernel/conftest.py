"""A table of our own on a real row, and registries that forget what a test put in."""

from collections.abc import Callable
from copy import copy
from typing import Any

import pytest

from marketplace.accounts.models import IdentityCheck, User
from marketplace.kernel import clock, effects, events, jobs, outbox, rail, slots
from marketplace.kernel.files import purposes
from marketplace.kernel.party import Party
from tests.kernel.doubles import Door

REGISTRIES: tuple[tuple[Any, str], ...] = (
    (effects, "_effects"),
    (events, "_subscribers"),
    (events, "_words"),
    (jobs, "_works"),
    (outbox, "_handlers"),
    (purposes, "_purposes"),
    (rail, "_entries"),
    (slots, "_fillings"),
)


@pytest.fixture(autouse=True)
def _registries_as_found(monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in REGISTRIES:
        known = getattr(module, name).items()
        kept = {key: copy(it) if isinstance(it, (list, dict)) else it for key, it in known}
        monkeypatch.setattr(module, name, kept)
    monkeypatch.setattr(outbox, "_wakers", [])
    monkeypatch.setattr(clock, "_offset", None)


@pytest.fixture
def person(db: None) -> User:
    """Somebody who has signed up."""
    return User.objects.create_user("ada@example.org")


@pytest.fixture
def ada(person: User) -> Party:
    """That person as a party without a company."""
    return Party(person.pk, None, "viewer")


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Door:
    """A table of our own in place of the identity check's."""
    door = Door()
    monkeypatch.setattr(IdentityCheck, "PROCESS", door.table())
    effects.register("door.ring", door.ring)
    return door


@pytest.fixture
def row(door: Door, person: User) -> IdentityCheck:
    """A row in that table's initial state."""
    return IdentityCheck.objects.create(person=person)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[dict[str, Any]]]:
    """Take a topic; return the list that its deliveries fill."""

    def take(topic: str) -> list[dict[str, Any]]:
        seen: list[dict[str, Any]] = []
        outbox.handles(topic, seen.append)
        return seen

    return take
