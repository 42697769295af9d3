"""An empty index in memory for each test, and a few documents to find."""

import secrets
from collections.abc import Iterator
from contextlib import suppress

import pytest

from search import engines
from search.documents import ListingDocument
from search.engine import Engine, Unavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine


@pytest.fixture(autouse=True)
def _own_index(settings) -> Iterator[None]:
    settings.SEARCH_DIR = ""
    engines.forget()
    yield
    engines.forget()


@pytest.fixture
def market() -> list[ListingDocument]:
    """Five listings of three sellers."""
    printer, toner = ("30000000-9", "30232110-8"), ("30000000-9", "30125110-5")
    return [
        _listing(
            "1", "OKI B6500dn laser printer A4", "7", "DE", printer, mpn="01315101", price=4_120_000
        ),
        _listing(
            "2",
            "HP LaserJet M606dn laser printer",
            "8",
            "FR",
            printer,
            mpn="E6B72A",
            price=6_895_000,
        ),
        _listing(
            "3",
            "Toner cartridge for laser printer",
            "8",
            "FR",
            toner,
            mpn="C-EXV 34",
            price=650_000,
        ),
        _listing(
            "4", "Xerox Phaser colour printer", "9", "CN", printer, currency="USD", lead_time_days=9
        ),
        _listing("5", "A3 激光打印机", "9", "CN", printer, lead_time_days=30, minimum_order=50),
    ]


def _listing(key, title, seller, country, way, **facts) -> ListingDocument:
    given = {
        "currency": "EUR",
        "price": 1_000_000,
        "lead_time_days": 1,
        "specs": {"Colour": "Black"},
    }
    return ListingDocument(
        id=key,
        title=title,
        seller_id=seller,
        country=country,
        category_codes=way,
        **(given | facts),
    )


ON_SERVER = pytest.param("elasticsearch", marks=pytest.mark.server)
BACKENDS = ["embedded", ON_SERVER]


@pytest.fixture(scope="session")
def on_server() -> Iterator[Engine]:
    """One scratch index on the server for all tests that leave it as they found it."""
    with engines.scratch("elasticsearch") as made:
        yield made


@pytest.fixture(params=BACKENDS)
def engine(request, market) -> Engine:
    """Every engine in turn, with the five listings: what is tested here holds for each."""
    if request.param == "embedded":
        return _filled(EmbeddedEngine(None), market)
    return _filled(request.getfixturevalue("on_server"), market)


def _filled(made: Engine, market: list[ListingDocument]) -> Engine:
    """Return an engine with these documents; building is left out when it has them already."""
    with suppress(Unavailable):
        if made.checksums() == {document.id: document.checksum() for document in market}:
            return made
    made.rebuild(market)
    return made


@pytest.fixture
def elsewhere(settings) -> Iterator[None]:
    """The market on Elasticsearch, with indexes of this test's own."""
    settings.SEARCH_BACKEND = "elasticsearch"
    settings.SEARCH_INDEX = f"test-{secrets.token_hex(6)}"
    url = settings.ELASTICSEARCH_URL
    yield
    with suppress(Unavailable):
        ElasticsearchEngine(url, settings.SEARCH_INDEX).drop()


@pytest.fixture(params=BACKENDS)
def each_engine(request) -> None:
    """The market on every engine in turn."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elsewhere")


@pytest.fixture
def nowhere(settings) -> None:
    """The market on an Elasticsearch that is not there: nobody listens on port 1."""
    settings.SEARCH_BACKEND, settings.ELASTICSEARCH_URL = "elasticsearch", "http://127.0.0.1:1"
