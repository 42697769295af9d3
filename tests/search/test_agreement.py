"""Both engines on the same products: one set of results, one count, one order but for ties."""

from pathlib import Path

import pytest

from bench.search_agreement import Agreement, compared, overlap
from bench.search_quality import read_judgments
from search.icecat import documents_in

ROOT = Path(__file__).resolve().parents[2]
PRODUCTS = ROOT / "data" / "icecat" / "products.jsonl.gz"
RATED = ROOT / "bench" / "data" / "judgments.csv"
OTHERS = 15


@pytest.fixture(scope="module")
def found() -> Agreement:
    """The rated products and each fifteenth of the others; `make bench` compares over all."""
    rated = {key for ratings in read_judgments(RATED).values() for key in ratings}
    every = enumerate(documents_in(PRODUCTS))
    return compared((d for place, d in every if d.id in rated or place % OTHERS == 0), RATED)


@pytest.mark.server
def test_fifty_queries_find_the_same_set_with_the_same_counts(found) -> None:
    assert (found.same_set, found.same_counts) == (1.0, 1.0)


@pytest.mark.server
def test_the_ten_best_are_the_same_but_for_one_in_ten_at_most(found) -> None:
    assert found.overlap >= 0.9
    assert abs(found.ndcg_apart) <= 0.01


@pytest.mark.parametrize(
    ("some", "others", "expected"),
    [("ab", "ba", 1.0), ("ab", "bc", 0.5), ("ab", "b", 0.5), ("", "", 1.0), ("ab", "cd", 0.0)],
)
def test_overlap(some, others, expected) -> None:
    assert overlap(some, others) == expected
