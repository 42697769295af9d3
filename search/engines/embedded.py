"""The embedded engine: tantivy in this process, an index on disk or, without a path, in memory.

One process writes at a time; readers of all processes see a change at their next question.
"""

from collections.abc import Iterable
from pathlib import Path
from threading import RLock
from typing import Any, Final

import tantivy

from search.documents import KEYWORD_FIELDS, NUMBER_FIELDS, TEXT_FIELDS, ListingDocument
from search.engine import Answer, Ask, Unavailable
from search.engines import store
from search.engines.counting import aggregation, counts
from search.engines.translation import Translator

KEY: Final = "id"
CHECKSUM: Final = "checksum"


def make_schema() -> tantivy.Schema:
    """Return the fields: finished tokens split at spaces, keywords as they are, numbers."""
    builder = tantivy.SchemaBuilder()
    for name in (KEY, CHECKSUM):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in TEXT_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in KEYWORD_FIELDS:
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in NUMBER_FIELDS:
        builder.add_integer_field(name, indexed=True, fast=True)
    return builder.build()


class EmbeddedEngine:
    """See `search.engine.Engine`; `place` is the folder that holds the indexes, None = memory."""

    def __init__(self, place: Path | None) -> None:
        self.schema = make_schema()
        self.translate = Translator(self.schema)
        self.lock = RLock()
        self.store: store.Store = (
            store.OnDisk(place, self.schema) if place else store.InMemory(self.schema)
        )

    def search(self, ask: Ask) -> Answer:
        """Answer a question. Raises Unavailable."""
        searcher = self._searcher()
        result = searcher.search(self.translate.asked(ask), **self._order(ask))
        total = int(result.count)  # type: ignore[attr-defined]  # missing in its stubs
        ids = [str(searcher.doc(address)[KEY][0]) for _score, address in result.hits]
        return Answer(ids[: ask.limit], total, self._facets(searcher, ask))

    def _order(self, ask: Ask) -> dict[str, Any]:
        order: dict[str, Any] = {"limit": max(ask.limit, 1), "offset": ask.offset}
        if ask.sort:
            falling = ask.sort.startswith("-")
            order["order_by_field"] = ask.sort.removeprefix("-")
            order["order"] = tantivy.Order.Desc if falling else tantivy.Order.Asc
        return order

    def _facets(self, searcher: tantivy.Searcher, ask: Ask) -> dict[str, list[tuple[str, int]]]:
        """Count facets: those without an own filter together, each other one without its filter."""
        own = [facet for facet in ask.facets if facet.name in ask.filters]
        rest = [facet for facet in ask.facets if facet.name not in ask.filters]
        found: dict[str, list[tuple[str, int]]] = {}
        for without, group in [("", rest), *((facet.name, [facet]) for facet in own)]:
            wanted = {facet.name: aggregation(facet) for facet in group}
            answer = (
                searcher.aggregate(self.translate.asked(ask, without), wanted) if wanted else {}
            )
            found |= {facet.name: counts(facet, answer[facet.name]) for facet in group}
        return found

    def put(self, documents: Iterable[ListingDocument]) -> None:
        """Add documents or replace those of the same key. Raises Unavailable or Busy."""
        with self.lock, self.store.writing() as writer:
            for document in documents:
                writer.delete_documents_by_term(KEY, document.id)
                writer.add_document(stored(document))

    def remove(self, ids: Iterable[str]) -> None:
        """Take documents out; unknown keys are fine. Raises Unavailable or Busy."""
        with self.lock, self.store.writing() as writer:
            for key in ids:
                writer.delete_documents_by_term(KEY, key)

    def rebuild(self, documents: Iterable[ListingDocument]) -> int:
        """Build a new index, switch to it, return the number of documents. Raises Busy."""
        number = 0
        with self.lock, self.store.replacing() as writer:
            for number, document in enumerate(documents, start=1):  # noqa: B007
                writer.add_document(stored(document))
        return number

    def checksums(self) -> dict[str, str]:
        """Return the checksum of each document by key. Raises Unavailable."""
        searcher = self._searcher(empty_is_fine=True)
        hits = searcher.search(tantivy.Query.all_query(), max(searcher.num_docs, 1)).hits
        found = (searcher.doc(address) for _score, address in hits)
        return {str(document[KEY][0]): str(document[CHECKSUM][0]) for document in found}

    def spellings(self, start: str) -> list[tuple[str, int]]:
        """Return known words that begin so, with the number of documents. Raises Unavailable."""
        return [
            (str(word), int(n)) for word, n in self._searcher().terms_with_prefix("spelling", start)
        ]

    def _searcher(self, *, empty_is_fine: bool = False) -> tantivy.Searcher:
        searcher = self.store.index().searcher()
        if not searcher.num_docs and not empty_is_fine:
            raise Unavailable("the search index is empty")
        return searcher


def stored(document: ListingDocument) -> tantivy.Document:
    """Return a document as tantivy keeps it."""
    made = tantivy.Document(**{KEY: document.id, CHECKSUM: document.checksum()})
    for name, text in document.texts().items():
        made.add_text(name, text)
    for name, values in document.keywords().items():
        for value in values:
            made.add_text(name, value)
    for name, number in document.numbers().items():
        made.add_integer(name, number)
    return made
