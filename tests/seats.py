"""Seven people, each in a browser of their own: the columns of the access table."""

from functools import cached_property
from pathlib import Path

from django.test import Client

from marketplace.kernel.party import VISITOR, Party
from tests.proving import prove
from tests.world import World

TABLE = Path(__file__).parent / "architecture/access.txt"
SEATS = ("anonymous", "buyer", "other buyer", "seller", "other seller", "moderator", "finance")


def rows() -> dict[str, tuple[str, ...]]:
    """Return address name -> expected status per seat."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line and line[0] != "#"]
    return {line[0]: tuple(line[1:]) for line in lines}


class Seats:
    """The seven people, each in a browser in which they proved who they are."""

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
        return [self._seated(party) for party in self.parties]

    def _seated(self, party: Party) -> Client:
        client = self.world.client(party)
        return prove(client) if party.person_id else client
