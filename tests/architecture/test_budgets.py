"""How many queries a page may cost, the same with one row and with twenty."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marketplace.kernel.party import VISITOR
from search.actions import rebuild
from tests.world import World

MOST = {"/": 12, "/catalogue/": 15, "/search/?q=laser": 15}
MOST_SIGNED_IN = {"/": 19, "/catalogue/": 15, "/search/?q=laser": 15}


def queries(client: Client, path: str) -> int:
    """Return the queries of a page that was seen once before."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(path)
    return sum("kernel_clockoffset" not in query["sql"] for query in seen.captured_queries)


@pytest.fixture
def listed(world: World) -> Callable[[int], None]:
    """Publish so many listings and index them."""

    def publish(number: int) -> None:
        for _n in range(number):
            world.listing()
        rebuild()

    return publish


@pytest.mark.parametrize("path", MOST)
def test_a_list_costs_the_same_with_1_and_20_rows(
    path: str, world: World, listed: Callable[[int], None]
) -> None:
    listed(1)
    one = queries(world.client(VISITOR), path)
    listed(19)
    assert queries(world.client(VISITOR), path) == one <= MOST[path]


@pytest.mark.parametrize("path", MOST_SIGNED_IN)
def test_a_member_costs_little_more(path: str, world: World, listed: Callable[[int], None]) -> None:
    listed(20)
    assert queries(world.client(world.buyer), path) <= MOST_SIGNED_IN[path]


def test_a_category_costs_at_most_15(world: World, listed: Callable[[int], None]) -> None:
    listed(20)
    assert queries(world.client(VISITOR), world.category.get_absolute_url()) <= 15


@pytest.mark.parametrize("member", [False, True])
def test_a_product_costs_at_most_20(member: bool, world: World) -> None:
    party = world.buyer if member else VISITOR
    assert queries(world.client(party), world.listing().get_absolute_url()) <= 20


def test_a_basket_costs_the_same_with_1_and_20_lines(world: World) -> None:
    client = world.client(world.buyer)
    world.basket((world.listing(), 1))
    one = queries(client, "/basket/")
    world.basket(*((world.listing(), 1) for _n in range(19)))
    assert queries(client, "/basket/") == one
