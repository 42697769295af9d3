"""What every test may ask for: a world of companies, and the rows that migrations would have
made."""

import gc
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection

from catalogue import stock_rule
from cms.models import HomePage
from cms.seed import create_site
from marketplace.kernel.outbox import relay
from scripts.texts.catalogues import compile_all
from search.engines import forget
from tests.founding import kept
from tests.world import World

ON_BOTH = ("kernel", "order", "payment", "fulfilment", "checkout", "disputes", "secrets")
"""Folders whose tests run on SQLite and, where a server is at hand, on PostgreSQL too."""
LONGEST = (
    "hostile/test_forms.py",
    "hostile/test_addresses.py",
    "architecture/test_access.py",
    "hostile/test_strangers.py",
    "payment/test_invariants.py",
    "architecture/test_who_may.py",
    "texts/test_pages.py",
    "data/test_classification.py",
    "disputes/test_demo.py",
    "disputes/test_pages_sides.py",
    "online/test_any_order.py",
)
"""Files that take longest, longest first: no process is left alone with one at the end."""


def pytest_configure() -> None:
    """Compile the catalogues, so that a fresh clone speaks every language."""
    compile_all()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """On PostgreSQL the tests of models and money count as those that want a server."""
    if connection.vendor == "postgresql":
        for item in items:
            if item.path.parent.name in ON_BOTH:
                item.add_marker(pytest.mark.server)
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    """Return where the test's file stands among the longest, or a place behind them."""
    name = f"{item.path.parent.name}/{item.path.name}"
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


def pytest_collection_finish() -> None:
    """Let the collector of cycles pass over what stays to the end, and come less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Add what migrations make beside the tables."""
    with django_db_blocker.unblock():
        stock_rule.install(connection)
        create_site()


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    """No test reads what another one cached or indexed."""
    yield
    cache.clear()
    forget()


@pytest.fixture(autouse=True)
def _pages(request: pytest.FixtureRequest) -> None:
    """Plant the pages again where a test with real transactions before has emptied all tables."""
    asked = [name for name in ("transactional_db", "db") if name in request.fixturenames]
    for name in asked[:1]:
        request.getfixturevalue(name)
    has_database = asked or request.node.get_closest_marker("django_db")
    if has_database and not HomePage.objects.exists():
        create_site()


@pytest.fixture
def world(db: None) -> World:
    """Two buyers, two sellers, staff, one listing each; built by real actions, the first time."""
    return World(kept())


@pytest.fixture
def settle(db: None) -> Callable[[], int]:
    """Deliver what the outbox owes."""
    return relay
