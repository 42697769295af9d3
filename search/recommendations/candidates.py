"""Which listings are worth comparing: the engine proposes, by the words and categories of traces.

The same neutral question goes to every engine; without one the database proposes by category.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Final

from catalogue.models import Product
from search import outage
from search.engine import Ask, Away, Engine, Unavailable
from search.engines import chosen
from search.recommendations.facts import MOST_TRACES, Trace
from search.recommendations.rules.likeness import features
from search.recommendations.rules.ranking import weight_of
from search.tree import Exactly, Fixed, Node, Some, Term

logger = logging.getLogger("comptoir.recommendations")
MOST: Final = 200
MOST_WORDS: Final = 48
MOST_CATEGORIES: Final = 16
MOST_BRANDS: Final = 8


def propose(traces: Sequence[Trace], without: Collection[int], now: datetime) -> list[int]:
    """Return the keys of listings like those of the traces, at most 200 beside `without`."""
    if not traces:
        return []
    try:
        return asked(chosen(), traces, without, now)
    except Unavailable as reason:
        logger.warning("suggesting from the database: %s", reason)
        if isinstance(reason, Away):
            outage.note()
        return [key for key in _of_the_same_categories(traces) if key not in without]


def asked(
    engine: Engine, traces: Sequence[Trace], without: Collection[int], now: datetime
) -> list[int]:
    """Return what an engine proposes. Raises Unavailable."""
    most = MOST + min(len(without), MOST_TRACES)
    found = engine.search(Ask(match=question(traces, now), limit=most)).ids
    return [key for key in map(int, found) if key not in without]


def question(traces: Iterable[Trace], now: datetime) -> Node:
    """Return the documents that share words, brand or category with the traces, by strength."""
    weighed = [(trace.thing, weight_of(trace, now)) for trace in traces]
    words = _summed(
        (word, strength * weight)
        for thing, strength in weighed
        for word, weight in features(thing).items()
        if ":" not in word
    )
    brands = _summed((thing.brand.strip(), strength) for thing, strength in weighed)
    codes = _summed((thing.code, strength) for thing, strength in weighed)
    return Some(
        [
            *(Term("title", word, n) for word, n in words[:MOST_WORDS]),
            *(Fixed(Exactly("brand_key", (brand,)), n) for brand, n in brands[:MOST_BRANDS]),
            *(Fixed(Exactly("leaf", (code,)), n) for code, n in codes[:MOST_CATEGORIES]),
        ]
    )


def _summed(pairs: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    """Return each name with the sum of its numbers, the largest first; nameless ones left out."""
    sums: dict[str, float] = defaultdict(float)
    for name, number in pairs:
        if name:
            sums[name] += number
    return sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))


def _of_the_same_categories(traces: Iterable[Trace]) -> list[int]:
    codes = {trace.thing.code for trace in traces if trace.thing.code}
    found = Product.objects.public().filter(category__code__in=codes).order_by("-pk")
    return list(found.values_list("pk", flat=True)[: MOST + MOST_TRACES])
