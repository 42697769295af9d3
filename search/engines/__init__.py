"""The engines behind `search.engine.Engine`, and which of them the settings choose."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search.engine import Engine, Unavailable
from search.engines.embedded import EmbeddedEngine


def chosen() -> Engine:
    """Return the engine that the settings name, one per process.

    Raises ImproperlyConfigured, or Unavailable for an engine that is not there.
    """
    return _open(settings.SEARCH_BACKEND, str(settings.SEARCH_DIR))


def scratch(backend: str) -> Engine:
    """Return an empty engine of its own for measuring and tests. Raises ImproperlyConfigured."""
    if backend == "embedded":
        return EmbeddedEngine(None)
    if backend == "elasticsearch":
        raise Unavailable("Elasticsearch is not supported yet; set SEARCH_BACKEND=embedded")
    raise ImproperlyConfigured(f"SEARCH_BACKEND {backend!r} is not known; known: embedded.")


@lru_cache(maxsize=4)
def _open(backend: str, place: str) -> Engine:
    if backend == "embedded":
        return EmbeddedEngine(Path(place) if place else None)
    return scratch(backend)


def forget() -> None:
    """Let go of open engines: the next question opens what the settings then name."""
    _open.cache_clear()
