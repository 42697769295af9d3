"""How good the search ranks, on human ratings; and how surely a part number finds its product.

nDCG@10 has the gain 2^rating - 1; "raw" counts unrated products as 0, "cond." leaves them out.
recall@100 is over ratings of 2 and 3. Queries without any rating above 0 are left out.
"""

import csv
import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import fmean

from search.documents import ListingDocument
from search.engine import Engine
from search.engines import scratch
from search.icecat import documents_in
from search.query import ranked

Judgments = dict[str, dict[str, int]]
Rank = Callable[[str], list[str]]
DEPTH = 10
LOW = 0.4
SAMPLE = 400


def read_judgments(path: Path) -> Judgments:
    """Return rating by product by query, of queries with a rating above 0."""
    found: Judgments = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found[row["query"]][row["docid"]] = int(row["rating"])
    return {query: rated for query, rated in found.items() if any(rated.values())}


def gain(ratings: Sequence[int]) -> float:
    """Return the discounted gain of the first ten ratings."""
    return sum((2**r - 1) / math.log2(place + 2) for place, r in enumerate(ratings[:DEPTH]))


def ndcg(ratings: Sequence[int], rated: Iterable[int]) -> float:
    """Return the gain as a share of the best possible one."""
    return gain(ratings) / gain(sorted(rated, reverse=True))


def measure(rank: Rank, judgments: Judgments) -> dict[str, float]:
    """Return the figures over all queries."""
    rows = [_one(rank(query), rated) for query, rated in judgments.items()]
    figures = {name: fmean(row[name] for row in rows if name in row) for name in rows[0]}
    return figures | {"queries": len(rows), "under_040": sum(row["raw"] < LOW for row in rows)}


def _one(ids: Sequence[str], rated: dict[str, int]) -> dict[str, float]:
    good = {key for key, rating in rated.items() if rating >= 2}
    row = {
        "raw": ndcg([rated.get(key, 0) for key in ids], rated.values()),
        "cond": ndcg([rated[key] for key in ids if key in rated], rated.values()),
        "rated_in_10": sum(key in rated for key in ids[:DEPTH]) / DEPTH,
    }
    return row | ({"recall_100": len(good & set(ids[:100])) / len(good)} if good else {})


def measure_parts(rank: Rank, documents: Sequence[ListingDocument]) -> dict[str, float]:
    """Return the share of part numbers, as they are and altered, that find their product first."""
    chosen = _parts(documents)
    ways: dict[str, Callable[[str], str]] = {
        "part_exact": str,
        "part_bare_lower": lambda part: "".join(filter(str.isalnum, part)).lower(),
        "part_separated": lambda part: f"{part[: len(part) // 2]}-{part[len(part) // 2 :]}",
    }
    return {
        name: fmean(rank(alter(d.mpn))[:1] == [d.id] for d in chosen)
        for name, alter in ways.items()
    }


def _parts(documents: Sequence[ListingDocument]) -> list[ListingDocument]:
    """Return part numbers of one product only, without spaces, with two digits at least."""
    number = Counter(document.mpn for document in documents)
    fit = [d for d in documents if number[d.mpn] == 1 and " " not in d.mpn and len(d.mpn) > 5]
    fit = [d for d in fit if sum(map(str.isdigit, d.mpn)) > 1]
    return random.Random(7).sample(fit, min(SAMPLE, len(fit)))


def latency(rank: Rank, queries: Sequence[str]) -> dict[str, float]:
    """Return the median and 95th percentile of a ranking without facets, in milliseconds."""
    times = sorted(_timed(rank, query) for query in [*queries] * 5)
    return {"p50_ms": times[len(times) // 2], "p95_ms": times[int(len(times) * 0.95)]}


def _timed(rank: Rank, query: str) -> float:
    start = time.perf_counter()
    rank(query)
    return (time.perf_counter() - start) * 1000


def figures(engine: Engine, products: Path, judged: Path) -> dict[str, float]:
    """Index the products and return every figure."""
    documents = list(documents_in(products))
    engine.rebuild(documents)
    judgments = read_judgments(judged)

    def rank(query: str) -> list[str]:
        return ranked(engine, query, 100)

    return (
        measure(rank, judgments) | measure_parts(rank, documents) | latency(rank, list(judgments))
    )


def main(products: Path, judged: Path, backend: str = "embedded") -> dict[str, float]:
    """Print the figures of one engine and return them."""
    with scratch(backend) as engine:
        found = figures(engine, products, judged)
    for name, value in found.items():
        print(f"{name:16s}{value:8.3f}")
    return found
