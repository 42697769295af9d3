"""A person's question to the market and its answer by an engine, or else by the database."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from search import fallback, outage, ranking
from search.asking import ask_of
from search.engine import Answer, Ask, Away, Engine, Unavailable
from search.engines import chosen
from search.request import PER_PAGE, Request
from search.spelling import did_you_mean
from search.tree import EVERYTHING, Node

logger = logging.getLogger("comptoir.search")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a page shows: listing keys in order, sizes, counts, and how the answer came about.

    `strict` counts the listings with all words (as `total` when there are none to add), `loosened`
    says that letters were allowed to differ, `unfiltered` how many there are without the filters.
    """

    ids: list[int]
    total: int
    strict: int
    page: int = 1
    facets: Mapping[str, list[tuple[str, int]]] = field(default_factory=dict)
    loosened: bool = False
    degraded: bool = False
    unfiltered: int = 0
    spelling: str = ""


def run(request: Request) -> Found:
    """Answer a request; never raises for what was typed, and falls back when the engine is away."""
    try:
        return answer(chosen(), request)
    except Unavailable as reason:
        logger.warning("answering from the database: %s", reason)
        if isinstance(reason, Away):
            outage.note()
        ids, total, page = fallback.search(request)
        facets = fallback.facets(request)
        return Found(ids=ids, total=total, strict=total, page=page, facets=facets, degraded=True)


def answer(engine: Engine, request: Request) -> Found:
    """Answer a request by an engine. Raises Unavailable."""
    strict = _count(engine, request, ranking.strict(request.words)) if request.words else 0
    node = _node(request, bool(strict))
    page, given = _page(engine, request, ask_of(request, node))
    if given.total:
        return _found(given, page, strict or given.total)
    return _without_hits(engine, request, given)


def ranked(engine: Engine, words: str, most: int) -> list[str]:
    """Return the best keys for words alone, without filters or facets. Raises Unavailable."""
    found = engine.search(Ask(match=ranking.match(words), limit=most))
    if found.ids:
        return found.ids
    return engine.search(Ask(match=ranking.loose(words), limit=most)).ids


def _node(request: Request, any_strict: bool) -> Node:
    """Return what must match; in another order than relevance all words, if anything has them."""
    if not request.words:
        return EVERYTHING
    if request.sort and any_strict:
        return ranking.strict(request.words)
    return ranking.match(request.words)


def _page(engine: Engine, request: Request, ask: Ask) -> tuple[int, Answer]:
    """Return the page asked for, or the last one when there are not so many."""
    given = engine.search(ask)
    if given.ids or not given.total:
        return request.page, given
    last = -(-given.total // PER_PAGE)
    return last, engine.search(replace(ask, offset=(last - 1) * PER_PAGE))


def _without_hits(engine: Engine, request: Request, given: Answer) -> Found:
    """Look again with a letter or two amiss, and without the filters; facets then lead back."""
    plain = replace(request, filters={})
    loose = engine.search(ask_of(request, ranking.loose(request.words))) if request.words else given
    return replace(
        _found(loose if loose.total else given, request.page, 0),
        loosened=bool(loose.total),
        unfiltered=_count(engine, plain, _node(plain, False)) if request.filters else 0,
        spelling=did_you_mean(engine, request.words),
    )


def _found(given: Answer, page: int, strict: int) -> Found:
    ids = [int(key) for key in given.ids if key.isdigit()]
    return Found(ids=ids, total=given.total, strict=strict, page=page, facets=given.facets)


def _count(engine: Engine, request: Request, node: Node) -> int:
    return engine.search(replace(ask_of(request, node), facets=(), limit=0, offset=0)).total
