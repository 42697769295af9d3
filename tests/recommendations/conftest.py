"""An index of the world's listings, a consenting buyer, and the numbers of queries."""

from collections.abc import Callable, Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marketplace.kernel.party import Party
from marketplace.privacy.actions import give
from search import engines
from search.actions import rebuild
from tests.world import World

PAST = ("recommendations_viewed", "recommendations_mark", "order_line", "sourcing_inquiry")
"""The tables that hold somebody's history."""
WORK = "waiting_for_buyer"
"""In the rail's count of inquiries to answer: the company's work, no profile."""


@pytest.fixture(autouse=True)
def _own_index(settings) -> Iterator[None]:
    settings.SEARCH_DIR = ""
    engines.forget()
    yield
    engines.forget()


@pytest.fixture
def market(world: World) -> Callable[..., list]:
    """Publish listings of these titles and index them."""

    def publish(*titles: str, **text) -> list:
        made = [world.listing(text={"title": title, **text}) for title in titles]
        rebuild()
        return made

    return publish


@pytest.fixture
def buyer(world: World) -> Party:
    """The first buyer, who agreed to personalisation."""
    give("personalisation", by=world.buyer, way="test")
    return world.buyer


@pytest.fixture
def client_of(world: World) -> Callable[..., Client]:
    """A browser in which the party is signed in."""
    return world.client


def touched(client: Client, path: str, **options) -> list[str]:
    """Return the statements of a page that read or write somebody's history."""
    with CaptureQueriesContext(connection) as seen:
        assert client.get(path, **options).status_code == 200
    found = [query["sql"] for query in seen.captured_queries]
    statements = [sql for sql in found if WORK not in sql]
    return [sql for sql in statements if any(f'"{table}"' in sql for table in PAST)]
