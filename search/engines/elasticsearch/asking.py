"""A question and its answer on the wire: hits, size and all facets in one round trip."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from elasticsearch.dsl import query as q

from search.engine import Answer, Ask, Facet, Filter
from search.engines.counting import aggregation, counts
from search.engines.elasticsearch.translation import translate

COUNTED: Final = "counted"
"""Name of a facet's count inside the filters of the other facets."""


def body_of(ask: Ask) -> dict[str, Any]:
    """Return the request: filters that have a facet of their name come after the counting."""
    names = {facet.name for facet in ask.facets}
    own = {name: node for name, node in ask.filters.items() if name in names}
    rest = [node for name, node in ask.filters.items() if name not in names]
    body = {
        "query": q.Bool(must=[translate(ask.match)], filter=_all(rest)).to_dict(),
        "sort": _order(ask.sort),
        "from": ask.offset,
        "size": ask.limit,
        "track_total_hits": True,
        "aggs": {facet.name: _counted(facet, own) for facet in ask.facets},
    }
    return body | ({"post_filter": _together(own.values())} if own else {})


def _order(sort: str) -> list[Any]:
    """Return the order; ties come as they were indexed."""
    if not sort:
        return ["_score", "_doc"]
    return [{sort.removeprefix("-"): "desc" if sort.startswith("-") else "asc"}, "_doc"]


def _all(filters: Iterable[Filter]) -> list[q.Query]:
    return [translate(node) for node in filters]


def _together(filters: Iterable[Filter]) -> dict[str, Any]:
    return dict(q.Bool(filter=_all(filters)).to_dict())


def _counted(facet: Facet, own: Mapping[str, Filter]) -> dict[str, Any]:
    """Return the count of a facet under the filters of all other facets."""
    others = [node for name, node in own.items() if name != facet.name]
    if not others:
        return aggregation(facet)
    return {"filter": _together(others), "aggs": {COUNTED: aggregation(facet)}}


def answer_of(ask: Ask, found: Mapping[str, Any]) -> Answer:
    """Return the answer in a response."""
    counted = found.get("aggregations", {})
    return Answer(
        [str(hit["_id"]) for hit in found["hits"]["hits"]],
        int(found["hits"]["total"]["value"]),
        {f.name: counts(f, counted[f.name].get(COUNTED, counted[f.name])) for f in ask.facets},
    )
