"""One market on real servers for all faults: web server, worker and clock behind proxies."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests

from cms.seed import create_site
from marketplace.accounts.actions import Newcomer, install_demo_second_factor, make_staff
from marketplace.kernel import pulse
from marketplace.kernel.models import Message
from marketplace.kernel.party import SYSTEM, Party
from tests.faults import running
from tests.faults.post import ACCEPT, PostOffice
from tests.faults.proxy import Proxy, proxy
from tests.faults.running import Running, until
from tests.faults.scanner import scanner
from tests.faults.visitor import Visitor
from tests.kernel.test_killed import database_url
from tests.world import World

RECOVERED: list[str] = []
INDEX = f"faults-{os.getpid()}"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Show the times to recover."""
    if RECOVERED:
        terminalreporter.section("time to recover")
        for line in RECOVERED:
            terminalreporter.write_line(line)


@dataclass(frozen=True)
class Premises:
    """Where the market runs: its address, its parts, the proxies before its servers, the post."""

    url: str
    proxies: dict[str, Proxy]
    post: PostOffice
    web: Running
    worker: Running
    clock: Running


@dataclass(frozen=True)
class Market(Premises):
    """The premises with a world in the database."""

    world: World

    def person(self, party: Party | None = None) -> Visitor:
        """Return a browser, signed in when a party is named."""
        visitor = Visitor(self.url)
        return visitor.signed_in_by(self.world.client(party)) if party else visitor

    def administrator(self) -> Visitor:
        """Return the browser of a platform administrator."""
        newcomer = Newcomer(email="admin@demo.example", first_name="Ada", last_name="Root")
        role = "platform_administrator"
        user = make_staff(newcomer.email, role, by=SYSTEM, newcomer=newcomer)
        install_demo_second_factor(user)
        return self.person(Party(user.pk, None, role))

    def order(self, person: Visitor) -> str:
        """Let the buyer order one piece on the pages; return the number of the purchase."""
        self.world.basket((self.world.listing(), 1))
        done = person.send("/checkout/check/")
        assert "1 order placed. Stock is reserved for you." in done.text
        return done.url.split("/")[-3]

    def recovered(self, what: str, seconds: float) -> None:
        """Note how long something took to work again; shown when the tests end."""
        RECOVERED.append(f"{what}: {seconds:.1f} s")


@pytest.fixture(scope="package")
def premises(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Premises]:
    """The web server, running; worker and clock not started yet. All end with the last fault."""
    with ExitStack() as stack:
        made = _made(tmp_path_factory.mktemp("faults"), stack)
        running.manage(made.web, "search_rebuild")
        stack.callback(forget_indexes)
        made.web.start()
        for part in (made.web, made.worker, made.clock):
            stack.callback(part.stop)
        until(lambda: running.is_alive(made.url))
        yield made


def _made(folder: Path, stack: ExitStack) -> Premises:
    redis = urlsplit(os.environ["REDIS_URL"])._replace(path="").geturl()
    upstream = {"redis": redis, "broker": redis, "scanner": stack.enter_context(scanner())}
    upstream["elasticsearch"] = os.environ["ELASTICSEARCH_URL"]
    proxies = {name: stack.enter_context(proxy(name, url)) for name, url in upstream.items()}
    post, port = stack.enter_context(PostOffice()), running.free_port()
    environment = {
        "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
        "DATABASE_URL": database_url(),
        "REDIS_URL": proxies["redis"].before(f"{redis}/9"),
        "CELERY_BROKER_URL": proxies["broker"].before(f"{redis}/10"),
        "SEARCH_BACKEND": "elasticsearch",
        "SEARCH_INDEX": INDEX,
        "ELASTICSEARCH_URL": proxies["elasticsearch"].before(upstream["elasticsearch"]),
        "SCANNER_URL": proxies["scanner"].before(upstream["scanner"]),
        "EMAIL_URL": f"smtp://127.0.0.1:{post.port}",
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DEMO": "0",
    }
    web = running.web(port, environment, folder)
    worker, clock = running.worker(environment, folder), running.clock(environment, folder)
    return Premises(environment["SITE_URL"], proxies, post, web, worker, clock)


def forget_indexes() -> None:
    """Delete what these tests indexed."""
    requests.delete(f"{os.environ['ELASTICSEARCH_URL']}/{INDEX}*", timeout=20)


@pytest.fixture
def market(premises: Premises, transactional_db: None) -> Market:
    """A world of its own for each test; the post accepts."""
    create_site()
    premises.post.answer = ACCEPT
    return Market(**vars(premises), world=World())


@pytest.fixture
def working(market: Market) -> Market:
    """The market with its worker and clock."""
    for part in (market.worker, market.clock):
        part.start()
    until(lambda: pulse.last("worker"))
    return market


def is_idle() -> bool:
    """Say whether nothing is owed."""
    return not Message.objects.filter(done_at=None, dead_at=None).exists()


@pytest.fixture
def rested(working: Market) -> Market:
    """The market when everything of its making was delivered."""
    assert working.world.buyer
    assert working.world.listing()
    until(is_idle)
    working.post.taken.clear()
    return working
