"""The engine on a server: Elasticsearch 8.19 through its own client."""

import re
from collections.abc import Iterable
from typing import Any, Final

from elasticsearch.helpers import scan

from search.documents import ListingDocument
from search.engine import Answer, Ask, Unavailable
from search.engines.elasticsearch import writing
from search.engines.elasticsearch.asking import answer_of, body_of
from search.engines.elasticsearch.circuit import Circuit
from search.engines.elasticsearch.connection import ANSWER_WITHIN, connect, through
from search.engines.elasticsearch.indexes import Indexes
from search.engines.elasticsearch.mapping import CHECKSUM, SPELLING

MOST_SPELLINGS: Final = 20_000
AT_ONCE: Final = 5_000
SAME_COPY: Final = "comptoir"
"""Any fixed text: all pages of a result come from the same copy of the index."""


class ElasticsearchEngine:
    """See `search.engine.Engine`; indexes of other prefixes on the server are left alone.

    `patience` is how many seconds a question waits for its answer.
    """

    def __init__(self, url: str, prefix: str, patience: float = ANSWER_WITHIN) -> None:
        self.client = connect(url)
        self.patience = patience
        self.indexes = Indexes(self.client, prefix)
        self.asking = Circuit()
        self.working = Circuit()

    def search(self, ask: Ask) -> Answer:
        """Answer a question. Raises Unavailable."""
        found = answer_of(ask, self._ask(body_of(ask)))
        if not found.total and self._is_empty():
            raise Unavailable("the search index is empty")
        return found

    def _is_empty(self) -> bool:
        found = self._ask({"size": 0, "track_total_hits": 1})
        return int(found["hits"]["total"]["value"]) == 0

    def _ask(self, body: dict[str, Any]) -> dict[str, Any]:
        quick = self.client.options(request_timeout=self.patience)
        with through(self.asking):
            found = quick.search(index=self.indexes.live, body=body, preference=SAME_COPY)
        return dict(found.body)

    def put(self, documents: Iterable[ListingDocument]) -> None:
        """Add documents or replace those of the same key. Raises Unavailable."""
        with through(self.working):
            writing.change(self.indexes, [writing.put(document) for document in documents])

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents out; unknown keys are fine. Raises Unavailable."""
        with through(self.working):
            writing.change(self.indexes, [writing.remove(key) for key in ids])

    def rebuild(self, documents: Iterable[ListingDocument]) -> int:
        """Build a new index, switch to it, return the number of documents. Raises Busy."""
        with through(self.working), self.indexes.making() as new:
            return writing.fill(self.indexes, new, documents)

    def checksums(self) -> dict[str, str]:
        """Return the checksum of each document by key. Raises Unavailable."""
        wanted = {"docvalue_fields": [CHECKSUM], "sort": ["_doc"]}
        with through(self.working):
            hits = scan(self.client, query=wanted, index=self.indexes.live, size=AT_ONCE)
            return {str(hit["_id"]): str(hit["fields"][CHECKSUM][0]) for hit in hits}

    def spellings(self, start: str) -> list[tuple[str, int]]:
        """Return known words that begin so, with the number of documents. Raises Unavailable."""
        so = {"include": re.sub(r"(\W)", r"\\\1", start) + ".*", "size": MOST_SPELLINGS}
        words = {"terms": {"field": SPELLING} | so}
        body = {"query": {"prefix": {SPELLING: start}}, "size": 0, "aggs": {"words": words}}
        found = self._ask(body)["aggregations"]["words"]["buckets"]
        return [(str(bucket["key"]), int(bucket["doc_count"])) for bucket in found]

    def drop(self) -> None:
        """Take everything of this engine off the server. Raises Unavailable."""
        with through(self.working):
            self.indexes.drop_all()
