"""The engines behind `search.engine.Engine`, and which of them the settings choose."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from search.engine import Engine, Unavailable
from search.engines.embedded import EmbeddedEngine

WHEN_MEASURED: Final = 30.0
"""Seconds that a scratch engine on a server may take for an answer."""
KNOWN: Final = ("embedded", "elasticsearch")


def chosen() -> Engine:
    """Return the engine that the settings name, one per process.

    Raises ImproperlyConfigured, or Unavailable for a server without an address.
    """
    known_or_fail(settings.SEARCH_BACKEND)
    if settings.SEARCH_BACKEND == "elasticsearch":
        return _on_server(settings.ELASTICSEARCH_URL, settings.SEARCH_INDEX)
    return _embedded(str(settings.SEARCH_DIR))


@contextmanager
def scratch(backend: str) -> Iterator[Engine]:
    """Give an empty engine of its own for measuring and tests; nothing of it stays.

    Raises ImproperlyConfigured or Unavailable.
    """
    known_or_fail(backend)
    if backend == "embedded":
        yield EmbeddedEngine(None)
        return
    url, prefix = _address(settings.ELASTICSEARCH_URL), f"scratch-{secrets.token_hex(6)}"
    made = _elasticsearch()(url, prefix, patience=WHEN_MEASURED)
    try:
        yield made
    finally:
        with suppress(Unavailable):
            made.drop()


def known_or_fail(backend: str) -> None:
    """Raise ImproperlyConfigured for a name that no engine has."""
    if backend not in KNOWN:
        names = ", ".join(KNOWN)
        raise ImproperlyConfigured(f"SEARCH_BACKEND {backend!r} is not known; known: {names}.")


@lru_cache(maxsize=4)
def _embedded(place: str) -> Engine:
    return EmbeddedEngine(Path(place) if place else None)


@lru_cache(maxsize=4)
def _on_server(url: str, prefix: str) -> Engine:
    made: Engine = _elasticsearch()(_address(url), prefix)
    return made


def _elasticsearch() -> Any:
    """Return the class; its client takes most of a second to load, so only where it is chosen."""
    return import_string("search.engines.elasticsearch.ElasticsearchEngine")


def _address(url: str) -> str:
    if not url:
        raise Unavailable("ELASTICSEARCH_URL is not set")
    return url


def forget() -> None:
    """Let go of open engines: the next question opens what the settings then name."""
    _embedded.cache_clear()
    _on_server.cache_clear()
