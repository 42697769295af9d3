"""The interface between questions and engines: what is asked, answered and kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from search.documents import ListingDocument
from search.tree import EVERYTHING, Between, Exactly, Node

Filter = Exactly | Between


class Unavailable(Exception):  # noqa: N818  (a state of the engine, named as people say it)
    """No answer can be given: the index is missing, empty, unreadable or its server away."""


class Away(Unavailable):
    """The server of the engine does not answer; it may in a moment."""


class Busy(Exception):  # noqa: N818
    """Another process is writing to the index; the same work may be tried again."""


@dataclass(frozen=True, slots=True)
class Values:
    """A facet: the commonest values of a keyword field with their counts."""

    name: str
    field: str
    most: int = 12


@dataclass(frozen=True, slots=True)
class Steps:
    """A facet: how many documents lie at or below each bound of a number field, bounds rising."""

    name: str
    field: str
    bounds: tuple[int, ...]


Facet = Values | Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question; a facet that has the name of a filter is counted without that filter.

    `sort` is a number field, with "-" before it for falling order, or "" for relevance.
    """

    match: Node = EVERYTHING
    filters: Mapping[str, Filter] = field(default_factory=dict)
    facets: tuple[Facet, ...] = ()
    sort: str = ""
    offset: int = 0
    limit: int = 24


@dataclass(frozen=True, slots=True)
class Answer:
    """Keys of the page, best first; the size of the whole result; counts by facet, most first.

    A `Values` facet holds (value, count), a `Steps` facet (bound as text, count at or below it).
    """

    ids: list[str]
    total: int
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


class Engine(Protocol):
    """What every engine does; the contract tests in tests/search hold for each."""

    def search(self, ask: Ask) -> Answer:
        """Answer a question. Raises Unavailable."""

    def put(self, documents: Iterable[ListingDocument]) -> None:
        """Add documents or replace those of the same key. Raises Unavailable or Busy."""

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents out; unknown keys are fine. Raises Unavailable or Busy."""

    def rebuild(self, documents: Iterable[ListingDocument]) -> int:
        """Build a new index, switch to it, return the number of documents. Raises Busy."""

    def checksums(self) -> dict[str, str]:
        """Return the checksum of each document by key. Raises Unavailable."""

    def spellings(self, start: str) -> list[tuple[str, int]]:
        """Return known words that begin so, with the number of documents. Raises Unavailable."""
