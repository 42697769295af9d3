"""Facets as aggregations: the request and its answer have one shape in both engines."""

from collections.abc import Sequence
from typing import Any, Final

from search.engine import Facet, Steps, Values

ROOM: Final = 200
"""Values asked for beyond those shown: which of equally common ones come is an engine's own."""


def aggregation(facet: Facet) -> dict[str, Any]:
    """Return how a facet is counted."""
    if isinstance(facet, Values):
        return {"terms": {"field": facet.field, "size": facet.most + ROOM}}
    starts = [None, *(float(bound) + 1 for bound in facet.bounds[:-1])]
    ranges = [
        {"to": float(end) + 1} if start is None else {"from": start, "to": float(end) + 1}
        for start, end in zip(starts, facet.bounds, strict=True)
    ]
    return {"range": {"field": facet.field, "ranges": ranges}}


def counts(facet: Facet, answer: dict[str, Any]) -> list[tuple[str, int]]:
    """Return a facet's counts from an aggregation's answer."""
    if isinstance(facet, Steps):
        return _rising(facet, answer["buckets"])
    found = [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in answer["buckets"]]
    return _clear(sorted(found, key=lambda entry: (-entry[1], entry[0])), facet)[: facet.most]


def _clear(found: list[tuple[str, int]], facet: Values) -> list[tuple[str, int]]:
    """Leave out values as common as the last one that came: others of their kind did not."""
    if len(found) < facet.most + ROOM:
        return found
    return [entry for entry in found if entry[1] > found[-1][1]] or found


def _rising(facet: Steps, buckets: Sequence[dict[str, Any]]) -> list[tuple[str, int]]:
    by_end = {
        int(bucket["to"]) - 1: int(bucket["doc_count"]) for bucket in buckets if "to" in bucket
    }
    total, found = 0, []
    for bound in facet.bounds:
        total += by_end.get(bound, 0)
        found.append((str(bound), total))
    return found
