"""Which companies are in touch: apps above that bring two together say so here."""

from collections.abc import Callable, Iterable

from marketplace.kernel.party import Party

Counterparts = Callable[[int], Iterable[int]]
_sources: list[Counterparts] = []


def register(source: Counterparts) -> None:
    """Let `source(company key)` name the keys of companies that this one deals with."""
    if source not in _sources:
        _sources.append(source)


def companies_of(party: Party) -> frozenset[int]:
    """Return the keys of the companies that the party's company is in touch with."""
    if party.company_id is None:
        return frozenset()
    return frozenset(key for source in _sources for key in source(party.company_id))
