"""Do two engines agree: the same set of results, the same counts, nearly the same order?"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from statistics import fmean
from typing import Final

from bench.search_quality import DEPTH, Judgments, measure, read_judgments
from search import ranking
from search.asking import FACETS
from search.documents import ListingDocument
from search.engine import Ask, Engine
from search.engines import scratch
from search.icecat import documents_in
from search.query import ranked

QUERIES: Final = 50
EVERY: Final = 20_000
"""More than any query finds."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Shares of queries with the same set and the same counts, shared keys in the top ten (on
    average and at worst), and nDCG@10 of the second engine less that of the first."""

    same_set: float
    same_counts: float
    overlap: float
    least_overlap: float
    ndcg_apart: float = 0.0


def agreement(one: Engine, other: Engine, queries: Sequence[str]) -> Agreement:
    """Compare two engines that hold the same documents; the nDCG is left at 0."""
    asks = [Ask(match=ranking.match(q), facets=FACETS, limit=EVERY) for q in queries]
    pairs = [(one.search(ask), other.search(ask)) for ask in asks]
    shared = [overlap(ranked(one, q, DEPTH), ranked(other, q, DEPTH)) for q in queries]
    return Agreement(
        same_set=fmean(set(a.ids) == set(b.ids) and a.total == b.total for a, b in pairs),
        same_counts=fmean(a.facets == b.facets for a, b in pairs),
        overlap=fmean(shared),
        least_overlap=min(shared),
    )


def overlap(some: Sequence[str], others: Sequence[str]) -> float:
    """Return the share of keys that both lists have."""
    longer = max(len(some), len(others))
    return len(set(some) & set(others)) / longer if longer else 1.0


def compared(documents: Iterable[ListingDocument], judged: Path) -> Agreement:
    """Index documents in both engines and compare them over the first fifty judged queries.

    Raises Unavailable without Elasticsearch.
    """
    judgments = read_judgments(judged)
    listed = list(documents)
    with scratch("embedded") as one, scratch("elasticsearch") as other:
        one.rebuild(listed)
        other.rebuild(listed)
        found = agreement(one, other, list(islice(judgments, QUERIES)))
        return replace(found, ndcg_apart=_ndcg(other, judgments) - _ndcg(one, judgments))


def _ndcg(engine: Engine, judgments: Judgments) -> float:
    return measure(lambda query: ranked(engine, query, DEPTH), judgments)["raw"]


def main(products: Path, judged: Path) -> dict[str, float]:
    """Print how far the engines agree and return it."""
    found = asdict(compared(documents_in(products), judged))
    for name, value in found.items():
        print(f"{name:16s}{value:8.3f}")
    return found
