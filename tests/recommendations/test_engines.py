"""The same question to every engine: what it proposes, our rules rank; the order is the same."""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest

from search import engines
from search.documents import ListingDocument
from search.engine import Ask, Engine
from search.icecat import documents_in
from search.recommendations.candidates import MOST, question
from search.recommendations.facts import ORDERED, Thing, Trace
from search.recommendations.rules.ranking import rank
from tests.architecture.code import ROOT

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def documents() -> list[ListingDocument]:
    """The first 600 products of the public catalogue."""
    return list(islice(documents_in(ROOT / "data/icecat/products.jsonl.gz"), 600))


def thing(document: ListingDocument) -> Thing:
    """Return what counts of a document; these have no category."""
    return Thing(int(document.id), document.title, document.brand)


def best(engine: Engine, things: dict[str, Thing], traces: list[Trace]) -> list[int]:
    """Return the first 20 of what the engine proposes, as our rules rank it."""
    found = engine.search(Ask(match=question(traces, NOW), limit=MOST)).ids
    return [each.key for each in rank(traces, (things[key] for key in found), NOW)][:20]


def pasts(things: dict[str, Thing]) -> list[list[Trace]]:
    """Return ten histories of five listings each."""
    every = list(things.values())
    starts = range(0, len(every), 60)
    return [
        [Trace(t, ORDERED, NOW - timedelta(days=n)) for n, t in enumerate(every[start : start + 5])]
        for start in starts
    ]


def test_the_embedded_engine_proposes_what_all_would_put_first(documents) -> None:
    things = {document.id: thing(document) for document in documents}
    with engines.scratch("embedded") as engine:
        engine.rebuild(documents)
        for traces in pasts(things):
            of_all = [each.key for each in rank(traces, things.values(), NOW)][:20]
            assert len(set(best(engine, things, traces)) & set(of_all)) >= 16


@pytest.mark.server
def test_both_engines_lead_to_the_same_suggestions(documents) -> None:
    things = {document.id: thing(document) for document in documents}
    with engines.scratch("embedded") as one, engines.scratch("elasticsearch") as other:
        for engine in (one, other):
            engine.rebuild(documents)
        for traces in pasts(things):
            found = [best(engine, things, traces) for engine in (one, other)]
            assert len(set(found[0]) & set(found[1])) >= 18
