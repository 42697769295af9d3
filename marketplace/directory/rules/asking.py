"""What is asked of the directory, and how an answer small enough is narrowed, counted and ordered.

Pure: the same rules whether a row came from the database or from a test.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from marketplace.directory.rules.cells import Traits
from marketplace.directory.rules.text import telling

PER_PAGE: Final = 24
LAST_PAGE: Final = 1000
"""Nobody turns more pages; behind them the page asks for a filter."""
FACETS: Final = ("country", "division", "kind", "certificate")
Counts = dict[str, dict[str, int | None]]
"""For each facet its values and how many companies have them; None: nobody counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Words, filters, order and page. Countries are ISO 3166 alpha-2, a division two CPV digits.

    A company has one country and one kind, so several may be chosen; of divisions and certificates
    it may have several, so one is chosen. `days`: verified in the last so many, 0 for ever.
    """

    words: str = ""
    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    division: str = ""
    certificate: str = ""
    days: int = 0
    newest: bool = False
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """True when anything is left out."""
        return bool(self.words or self.days or self.has_traits)

    @property
    def has_traits(self) -> bool:
        """True when a trait is asked for."""
        return any((self.countries, self.kinds, self.division, self.certificate))

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values chosen of a facet."""
        several = {"country": self.countries, "kind": self.kinds}
        one = {"division": self.division, "certificate": self.certificate}
        return several[facet] if facet in several else (one[facet],) if one[facet] else ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A company that has the words, or `hits` of them: its key, name in order, date and traits."""

    pk: int
    sort_name: str
    verified_at: datetime
    traits: Traits
    hits: int = 1


def values(traits: Traits, facet: str) -> tuple[str, ...]:
    """Return what a company has of a facet."""
    return {
        "country": (traits.country,),
        "kind": (traits.kind,) if traits.kind else (),
        "division": traits.divisions,
        "certificate": traits.certificates,
    }[facet]


def fits(traits: Traits, question: Question, leaving: str = "") -> bool:
    """Say whether a company passes the filters, one facet left out of account."""
    return all(
        not (chosen := question.chosen(facet)) or set(chosen) & set(values(traits, facet))
        for facet in FACETS
        if facet != leaving
    )


def counts(everybody: Sequence[Candidate], question: Question) -> Counts:
    """Return for each facet how many would be left with each value, its own choice aside."""
    return {facet: _counted(everybody, question, facet) for facet in FACETS}


def _counted(
    everybody: Iterable[Candidate], question: Question, facet: str
) -> dict[str, int | None]:
    left = (c.traits for c in everybody if fits(c.traits, question, leaving=facet))
    return dict(Counter(value for traits in left for value in values(traits, facet)))


def ordered(everybody: Iterable[Candidate], question: Question, name: str) -> list[Candidate]:
    """Return newest first if asked for, else the best names: most words, the same name, beginning
    so, whole words; legal forms tell nothing.

    `name` is the question's words as names are put in order by.
    """
    asked = telling(name)
    by_name = sorted(
        everybody,
        key=lambda c: (-c.hits, _distance(telling(c.sort_name), asked), c.sort_name, c.pk),
    )
    if question.newest:
        by_name.sort(key=lambda c: c.verified_at, reverse=True)
    return by_name


def _distance(sort_name: str, name: str) -> int:
    if sort_name == name:
        return 0
    if sort_name.startswith(name):
        return 1
    return 2 if set(name.split()) <= set(sort_name.split()) else 3
