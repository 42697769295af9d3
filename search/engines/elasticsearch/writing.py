"""Documents on their way: in bulk, into the index in use or into one in the making."""

from collections.abc import Iterable
from typing import Any, Final

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from search.documents import ListingDocument
from search.engine import Away, Busy, Unavailable
from search.engines.elasticsearch.connection import is_for_now
from search.engines.elasticsearch.indexes import TAKEN_OVER, Indexes, mark
from search.engines.elasticsearch.mapping import source

AT_ONCE: Final = 500
MISSING: Final = "index_not_found_exception"

Action = dict[str, Any]


def put(document: ListingDocument) -> Action:
    """Return what adds a document or replaces the one of its key."""
    return {"_op_type": "index", "_id": document.id, "_source": source(document)}


def remove(key: str) -> Action:
    """Return what takes a document out."""
    return {"_op_type": "delete", "_id": key}


def change(indexes: Indexes, actions: list[Action]) -> None:
    """Change the index in use, seen by the next question; a missing one is made."""
    try:
        _send_all(indexes.client, indexes.live, actions, refresh=True)
    except Missing:
        indexes.make_empty()
        _send_all(indexes.client, indexes.live, actions, refresh=True)


def fill(indexes: Indexes, new: str, documents: Iterable[ListingDocument]) -> int:
    """Fill an index in the making; return the number of documents. Raises Busy when it is gone."""
    try:
        return _send_all(indexes.client, mark(new), map(put, documents))
    except Missing as fault:
        raise Busy(TAKEN_OVER) from fault


class Missing(Exception):  # noqa: N818  (says what is the case)
    """The alias leads nowhere."""


def _send_all(
    client: Elasticsearch, alias: str, actions: Iterable[Action], *, refresh: bool = False
) -> int:
    """Send actions to an alias; return how many. Raises Missing, or Unavailable when refused.

    To a name that is no alias nothing is sent: the server would make an index of that name.
    """
    sent = streaming_bulk(
        client,
        actions,
        chunk_size=AT_ONCE,
        raise_on_error=False,
        index=alias,
        require_alias=True,
        refresh=refresh,
    )
    number = 0
    for number, (_ok, item) in enumerate(sent, start=1):  # noqa: B007
        _heed(next(iter(item.values())))
    return number


def _heed(result: dict[str, Any]) -> None:
    """Look at the result of one action. To take out what is not there is no error."""
    error = result.get("error")
    if not error:
        return
    if error["type"] == MISSING:
        raise Missing(result["_index"])
    if is_for_now(result["status"]):
        raise Away(f"Elasticsearch takes no documents: {error['type']}")
    raise Unavailable(f"Elasticsearch refuses {result['_id']}: {error['type']}: {error['reason']}")
