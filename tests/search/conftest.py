"""An empty index in memory for each test, and a few documents to find."""

from collections.abc import Iterator

import pytest

from search import engines
from search.documents import ListingDocument
from search.engine import Engine


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


@pytest.fixture(params=["embedded"])
def engine(request, market) -> Engine:
    """Every engine in turn, with the five listings: what is tested here holds for each."""
    made = engines.scratch(request.param)
    made.rebuild(market)
    return made
