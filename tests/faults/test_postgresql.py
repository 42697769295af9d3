"""PostgreSQL is restarted under a running web server: a clean page, then the market as it was."""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scripts.services import postgresql
from scripts.services.__main__ import end, wait_for
from scripts.services.home import Home, system_user
from tests.faults import running
from tests.faults.conftest import Market
from tests.faults.running import until
from tests.faults.visitor import Visitor

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def home() -> Iterator[Home]:
    """A PostgreSQL of our own, which others do not miss."""
    root = Path(tempfile.mkdtemp(prefix="comptoir-fault-", dir="/var/tmp"))  # noqa: S108
    root.chmod(0o755)
    home = Home(root, system_user() if os.geteuid() == 0 else None)
    postgresql.start(home)
    assert wait_for(lambda: postgresql.is_ready(home), 30)
    yield home
    end(home, postgresql.NAME, signal.SIGKILL)
    shutil.rmtree(root)


@pytest.fixture
def buyer(market: Market) -> Visitor:
    """Somebody who signed in before the fault."""
    return market.person(market.world.buyer)


@pytest.fixture
def moved(market: Market, buyer: Visitor, home: Home) -> Iterator[Market]:
    """The market, with the buyer's sign-in, on a copy of its database in that server."""
    here, there = market.web.environment, postgresql.environment(home)
    copy(here["DATABASE_URL"], there["DATABASE_URL"])
    port = running.free_port()
    url = f"http://127.0.0.1:{port}"
    web = running.web(port, {**here, **there, "SITE_URL": url}, market.web.folder)
    web.start()
    until(lambda: running.is_alive(url))
    yield replace(market, url=url, web=web)
    web.stop()


def copy(here: str, there: str) -> None:
    """Copy a database into an empty one."""
    programs = postgresql.programs()
    dump = subprocess.run([programs / "pg_dump", here], capture_output=True, check=True)
    into = [programs / "psql", "-q", there]
    subprocess.run(into, input=dump.stdout, capture_output=True, check=True)


def test_a_restart_is_a_clean_page_and_then_the_market_as_it_was(
    moved: Market, buyer: Visitor, home: Home
) -> None:
    buyer.market = moved.url
    assert buyer.get("/desk/").status == 200
    end(home, postgresql.NAME, postgresql.STOP)
    away, ready = buyer.get("/desk/"), moved.person().get("/readyz")
    postgresql.start(home)
    seconds = until(lambda: buyer.get("/desk/").status == 200)
    moved.recovered("PostgreSQL restarted: pages, still signed in", seconds)
    assert buyer.get("/desk/").url == f"{moved.url}/desk/"
    assert (away.status, ready.status, ready.text) == (500, 503, "unavailable")
    assert "Something failed on our side" in away.text
    assert "Traceback" not in away.text
    assert "default-src 'none'" in away.headers["Content-Security-Policy"]
    assert away.headers["Cross-Origin-Opener-Policy"] == "same-origin"
