"""Results pages through both engines: everything is equal but the order of the rows."""

import re

import pytest

from catalogue.rules import Tier
from search import actions

pytestmark = pytest.mark.server
ROW = re.compile(r'<li class="listing">.*?</li>\s*(?=<li class="listing">|</ul>)', re.DOTALL)
EVER_NEW = re.compile(r'nonce="[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"')
TITLES = (
    "OKI B6500dn laser printer A4",
    "HP LaserJet M606dn laser printer",
    "Toner cartridge for laser printer",
    "Xerox Phaser colour printer",
    "A3 激光打印机",
    "Label printer, thermal",
    "Drum unit for OKI B6500",
    "Paper tray, 500 sheets",
    "Network card for printers",
    "Imprimante laser couleur",
    "Fuser kit 220 V",
    "Staple cartridge",
)
ASKED = (
    "/search/?q=laser+printer",
    "/search/?q=printer&country=DE",
    "/search/?q=printer&attribute=Colour%3DBlack&brand=OKI",
    "/search/?q=b6500",
    "/search/?q=pritner",
    "/search/?q=zebra",
    "/search/?q=toner&country=XX",
    "/search/?q=打印机",
    "/catalogue/?sort=price",
    "/catalogue/?sort=-price&price_from=12&lead_time=7",
    "/catalogue/?stock=yes&minimum=10",
    "/catalogue/?page=9",
    "category",
)


@pytest.fixture
def market(world) -> None:
    for place, title in enumerate(TITLES):
        world.listing(
            by=(world.seller, world.seller2)[place % 2],
            text={"title": title, "mpn": f"B6500-{place}", **_described(place)},
            tiers=(Tier(1 + place % 3 * 5, 10 + place),),
            lead_time_days=place,
            in_stock=place * 10,
        )


def _described(place: int) -> dict[str, object]:
    colour, brand = ("Black", "White", "Grey")[place % 3], ("OKI", "HP", "Xerox", "")[place % 4]
    return {"specs": {"Colour": colour, "Width": place}, "brand": brand}


def shown(client, path: str) -> tuple[str, list[str]]:
    """Return a page without its rows, and its rows in an order of their own."""
    text = EVER_NEW.sub("", client.get(path).content.decode())
    return ROW.sub("", text), sorted(ROW.findall(text))


def test_pages_differ_in_nothing_but_the_order(world, market, elsewhere, settings) -> None:
    paths = [world.category.get_absolute_url() if a == "category" else a for a in ASKED]
    pages = {}
    for backend in ("elasticsearch", "embedded"):
        settings.SEARCH_BACKEND = backend
        actions.rebuild()
        client = world.client(world.buyer)
        pages[backend] = {path: shown(client, path) for path in paths}
    assert pages["elasticsearch"] == pages["embedded"]
    rows = [len(rows) for _rest, rows in pages["embedded"].values()]
    assert rows[0] >= 5
    assert sum(rows) > 40
