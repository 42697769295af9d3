"""Elasticsearch is away or slow: pages come from the database and say so, what changed waits."""

import pytest

from search.queries import owed
from tests.faults import running
from tests.faults.conftest import Market
from tests.faults.running import until
from tests.faults.visitor import Seen

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]
BUDGET = 3.0
DEGRADED = "Search works in a simpler way at the moment"
NO_DRIFT = "from search.doctor import drift; found = drift(); assert found.is_none, found"


def found(market: Market, words: str) -> Seen:
    """Search as a visitor."""
    return market.person().get(f"/search/?q={words}")


@pytest.mark.parametrize("fault", ["away", "slow"])
def test_without_the_search_server_pages_come_from_the_database(rested: Market, fault: str) -> None:
    server, desk = rested.proxies["elasticsearch"], rested.person(rested.world.office.moderator)
    running.manage(rested.web, "search_rebuild")
    until(lambda: DEGRADED not in found(rested, "printer").text)
    with server.away() if fault == "away" else server.slow(10_000):
        pages = [found(rested, "printer") for _ in range(3)]
        rested.world.listing(text={"title": "Brass lantern with printer"})
        until(lambda: "The search server has not answered since" in desk.get("/moderation/").text)
        until(owed("search.index_listings").exists)
    assert [(page.status, DEGRADED in page.text) for page in pages] == [(200, True)] * 3
    assert all("OKI B6500dn laser printer" in page.text for page in pages)
    assert max(page.seconds for page in pages) < BUDGET
    seconds = until(lambda: not owed("search.index_listings").exists(), patience=60)
    rested.recovered(f"Elasticsearch {fault}: indexed what waited", seconds)
    until(lambda: DEGRADED not in found(rested, "lantern").text)
    assert "Brass lantern with printer" in found(rested, "lantern").text
    running.manage(rested.web, "shell", "-c", NO_DRIFT)
