"""The ranking keeps its measured quality on the human ratings that ship with the project."""

from pathlib import Path

import pytest

from bench.search_quality import measure, read_judgments
from search import engines
from search.icecat import documents_in
from search.query import ranked

ROOT = Path(__file__).resolve().parents[2]
PRODUCTS = ROOT / "data" / "icecat" / "products.jsonl.gz"
RATED = ROOT / "bench" / "data" / "judgments.csv"
OTHERS = 8


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """Rated products among each eighth of the others: enough to notice a fall, quick to index."""
    judgments = read_judgments(RATED)
    rated = {key for ratings in judgments.values() for key in ratings}
    every = enumerate(documents_in(PRODUCTS))
    with engines.scratch("embedded") as engine:
        engine.rebuild(d for place, d in every if d.id in rated or place % OTHERS == 0)
        return measure(lambda query: ranked(engine, query, 100), judgments)


@pytest.mark.parametrize(
    ("figure", "floor"),
    [("raw", 0.80), ("cond", 0.845), ("recall_100", 0.97), ("rated_in_10", 0.78)],
)
def test_the_ranking_does_not_fall_below(figures, figure, floor) -> None:
    assert figures[figure] >= floor


def test_every_query_with_a_good_product_is_measured(figures) -> None:
    assert figures["queries"] == 60
