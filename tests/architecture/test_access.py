"""Who gets what at every address: the table `access.txt` against the real market."""

from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from marketplace.kernel.party import VISITOR, Party
from tests.addresses import address, ours, under_mounts
from tests.examples import examples
from tests.world import World

OPEN_TO_ALL = ("/jsi18n/", "/sprite/")
TABLE = Path(__file__).with_name("access.txt")
SEATS = ("anonymous", "buyer", "other buyer", "seller", "other seller", "moderator", "finance")


def rows() -> dict[str, tuple[str, ...]]:
    """Return address name -> expected status per seat."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line and line[0] != "#"]
    return {line[0]: tuple(line[1:]) for line in lines}


class Seats:
    """The seven people, each in a browser of their own."""

    def __init__(self, world: World) -> None:
        self.world = world

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The people in the order of the table's columns."""
        world, office = self.world, self.world.office
        return (
            VISITOR, world.buyer, world.buyer2, world.seller, world.seller2,
            office.moderator, office.finance,
        )  # fmt: skip

    @cached_property
    def clients(self) -> list[Client]:
        """A browser for each."""
        return [self.world.client(party) for party in self.parties]


def test_every_address_stands_in_the_table() -> None:
    assert set(ours()) == set(rows())


@pytest.mark.django_db
def test_everybody_gets_what_the_table_says(world: World) -> None:
    seats, objects = Seats(world), examples(world)
    found = {name: codes(name, seats, objects) for name in rows()}
    wrong = {n: (got, rows()[n]) for n, got in found.items() if got != rows()[n]}
    assert not wrong


def codes(name: str, seats: Seats, objects: dict[str, Any]) -> tuple[str, ...]:
    """Return each seat's status for a GET of the address."""
    path = address(name, objects)
    return tuple(str(client.get(path).status_code) for client in seats.clients)


@pytest.mark.django_db
def test_nobody_but_its_people_gets_behind_a_mount(world: World) -> None:
    seats = Seats(world)
    for _mount, path in under_mounts():
        for client in seats.clients:
            closed = client.get(path).status_code in (302, 403, 404, 405)
            assert closed or path.endswith(OPEN_TO_ALL), path
