"""A proxy of toxiproxy before one server: it can be cut off or slowed down."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ, getpid
from typing import Any
from urllib.parse import urlsplit

import requests


def ask(method: str, path: str, facts: dict[str, Any] | None = None) -> Any:
    """Return toxiproxy's answer. Raises HTTPError."""
    url = environ["TOXIPROXY_URL"] + path
    answer = requests.request(method, url, json=facts, timeout=10)
    answer.raise_for_status()
    return answer.json() if answer.content else None


@dataclass(frozen=True)
class Proxy:
    """The name of a proxy and the port of the loopback address where it listens."""

    name: str
    port: int

    def before(self, url: str) -> str:
        """Return the same address, through this proxy."""
        parts = urlsplit(url)
        who = parts.netloc.rpartition("@")[0]
        return parts._replace(netloc=f"{who}@127.0.0.1:{self.port}".lstrip("@")).geturl()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Cut every connection and refuse new ones until the block ends."""
        ask("POST", f"/proxies/{self.name}", {"enabled": False})
        try:
            yield
        finally:
            ask("POST", f"/proxies/{self.name}", {"enabled": True})

    @contextmanager
    def slow(self, milliseconds: int) -> Iterator[None]:
        """Hold every answer back until the block ends."""
        toxic = {"name": "slow", "type": "latency", "attributes": {"latency": milliseconds}}
        ask("POST", f"/proxies/{self.name}/toxics", toxic)
        try:
            yield
        finally:
            ask("DELETE", f"/proxies/{self.name}/toxics/slow")


@contextmanager
def proxy(name: str, upstream: str) -> Iterator[Proxy]:
    """Stand before a server, named by its address, until the block ends."""
    parts = urlsplit(upstream)
    name = f"{name}-{getpid()}"
    facts = {"name": name, "listen": "127.0.0.1:0", "upstream": f"{parts.hostname}:{parts.port}"}
    made = ask("POST", "/proxies", facts)
    try:
        yield Proxy(name, int(made["listen"].rpartition(":")[2]))
    finally:
        ask("DELETE", f"/proxies/{name}")
