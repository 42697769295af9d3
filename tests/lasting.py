"""One market for all tests of a file: built once, and every test's own writes are taken back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponseNotFound

from cms.seed import create_site
from search.actions import rebuild
from tests.examples import examples
from tests.founding import kept
from tests.seats import Seats
from tests.world import World


@dataclass(frozen=True)
class Fair:
    """A world, an example object for every address, and the seven people before it."""

    world: World
    objects: dict[str, tuple[Any, ...]]
    seats: Seats


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[Fair]:
    """Build the market in a transaction around the file; each test is a savepoint in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        create_site()
        world = World(kept())
        objects, seats = examples(world), Seats(world)
        assert len(seats.clients) == len(seats.parties)
        yield Fair(world, objects, seats)
        transaction.set_rollback(True)


@pytest.fixture
def fair(built: Fair, db: None) -> Fair:
    """Return the market, indexed: the index is forgotten after each test."""
    rebuild()
    return built


def bare(request: HttpRequest, exception: Exception) -> HttpResponseNotFound:
    """Answer 404 without drawing the page."""
    del request, exception
    return HttpResponseNotFound()


@pytest.fixture
def bare_404(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where hundreds of answers are 404 and only the number counts, no page is drawn for each."""
    monkeypatch.setattr("config.urls.handler404", bare, raising=False)


@pytest.fixture
def uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where thousands of pages are asked for what nobody should send, the numbers beside the rail
    are not counted for each: no input reaches them."""
    monkeypatch.setattr("marketplace.kernel.rail._waiting", lambda entry, party, tallies: 0)
