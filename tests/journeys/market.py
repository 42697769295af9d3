"""A demo market of its own: a fresh data folder, served on loopback, stopped by its process id."""

import os
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
EMBEDDED = (
    "DATABASE_URL",
    "REDIS_URL",
    "ELASTICSEARCH_URL",
    "CELERY_BROKER_URL",
    "STRIPE_API_BASE",
    "SECRET_KEY",
    "FIELD_KEYS",
    "INDEX_KEY",
)
PATIENCE = 180


@dataclass(frozen=True)
class Market:
    """A served demo market: where it listens and where its data lie."""

    url: str
    data: Path

    def ask(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """Return the rows of a query; the market goes on meanwhile."""
        address = f"file:{self.data / 'demo.sqlite3'}?mode=ro"
        with sqlite3.connect(address, uri=True) as database:
            return database.execute(query, values).fetchall()

    def advance(self, step: str) -> None:
        """Move the market's clock (`4d`) and let it take what is due."""
        manage(self.data, "clock", "--advance", step)


def environment(data: Path) -> dict[str, str]:
    """Return the environment of the embedded demo on a data folder."""
    kept = {key: value for key, value in os.environ.items() if key not in EMBEDDED}
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATA_DIR": str(data), "DEMO": "1"}
    return {**kept, **settings}


def manage(data: Path, *words: str) -> None:
    """Run a management command to its end. Raises RuntimeError with what it printed."""
    command = [sys.executable, "manage.py", *words]
    try:
        subprocess.run(command, cwd=ROOT, env=environment(data), check=True, capture_output=True)
    except subprocess.CalledProcessError as fault:
        raise RuntimeError(fault.stderr.decode()[-2000:]) from fault


def load(data: Path) -> None:
    """Make the demo market as `make demo` does."""
    manage(data, "migrate", "--verbosity", "0")
    manage(data, "demo_market", "--size", "small")
    manage(data, "collectstatic", "--noinput", "--verbosity", "0")


@contextmanager
def served(data: Path) -> Iterator[Market]:
    """Serve the market of a data folder until the block ends."""
    port = _free_port()
    command = [sys.executable, "manage.py", "demo_serve", "--port", str(port)]
    market = Market(f"http://127.0.0.1:{port}", data)
    environ = environment(data) | {"SITE_URL": market.url}
    with (data / "serve.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=log)
        try:
            _await_ready(market, process)
            yield market
        finally:
            process.terminate()
            process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _await_ready(market: Market, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urlopen(f"{market.url}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise RuntimeError((market.data / "serve.log").read_text()[-2000:])
