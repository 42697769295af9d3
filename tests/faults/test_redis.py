"""Redis is away or slow: pages work, people order, the one door is closed and says why."""

import pytest

from tests.faults.conftest import Market
from tests.faults.running import until

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]
PAGES = ("/", "/catalogue/", "/basket/", "/desk/", "/desk/orders/", "/desk/notices/")
BUDGET = 3.0


def try_the_door(market: Market) -> tuple[int, str]:
    """Type a wrong password; return the status and what is seen."""
    typed = {"login": "nobody@example.org", "password": "not the password"}
    seen = market.person().send("/accounts/login/", **typed)
    return seen.status, seen.text


@pytest.mark.parametrize("fault", ["away", "slow"])
def test_without_redis_people_work_and_order_and_nobody_signs_in(
    market: Market, fault: str
) -> None:
    redis, person = market.proxies["redis"], market.person(market.world.buyer)
    assert {person.get(path).status for path in PAGES} == {200}
    with redis.away() if fault == "away" else redis.slow(2000):
        pages = [person.get(path) for path in PAGES]
        number = market.order(person)
        status, words = try_the_door(market)
    assert [page.status for page in pages] == [200] * len(PAGES)
    assert max(page.seconds for page in pages) < BUDGET
    assert person.get(f"/desk/purchases/{number}/").status == 200
    assert status == 503
    assert "Signing in is closed for a moment" in words
    market.recovered(f"Redis {fault}: the door", until(lambda: try_the_door(market)[0] == 200))


def test_whoever_is_signed_in_stays_so_when_web_and_redis_begin_anew(market: Market) -> None:
    person = market.person(market.world.buyer)
    assert person.get("/desk/").status == 200
    with market.proxies["redis"].away():
        market.web.stop()
        market.web.start()
        seconds = until(person.is_served)
    assert person.get("/desk/").url == f"{market.url}/desk/"
    market.recovered("Web server restarted", seconds)
