"""The fields on the server: our finished tokens, split at spaces only, keywords and numbers."""

from typing import Any, Final

from elasticsearch.dsl import Keyword, Long, Mapping, Text

from search.documents import KEYWORD_FIELDS, NUMBER_FIELDS, TEXT_FIELDS, ListingDocument

CHECKSUM: Final = "checksum"
SPELLING: Final = "spelling"
SCORED: Final = frozenset({"part_prefix", "part_trigram"})
"""Keyword fields whose matches are ranked by BM25, so that they need lengths."""
EMPTY: Final = "_"
"""Stands in a ranked field without tokens (no token looks so): Lucene would otherwise count only
the documents that have the field, and rank by other frequencies than the embedded engine."""
LONGEST_KEYWORD: Final = 8_000
"""Signs; the server refuses keywords above 32,766 bytes."""
FURTHEST: Final = 20_000
"""Results that can be paged through."""

SETTINGS: Final[dict[str, Any]] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "max_result_window": FURTHEST,
}
"""One shard: facet counts and word frequencies are exact; it bears some millions of listings."""


def mapping() -> dict[str, Any]:
    """Return the mapping; a field that is not in it is refused, the sources are not kept."""
    made = Mapping()
    made.meta("dynamic", "strict")
    made.meta("_source", enabled=False)
    made.field(CHECKSUM, Keyword(index=False))
    made.field(SPELLING, Keyword())
    for name in TEXT_FIELDS:
        if name != SPELLING:
            made.field(name, Text(analyzer="whitespace"))
    for name in KEYWORD_FIELDS:
        norms = name in SCORED
        made.field(name, Keyword(ignore_above=LONGEST_KEYWORD, norms=norms, doc_values=not norms))
    for name in NUMBER_FIELDS:
        made.field(name, Long())
    return dict(made.to_dict())


def source(document: ListingDocument) -> dict[str, Any]:
    """Return a document as it is sent."""
    texts = document.texts()
    spelling = texts.pop(SPELLING).split()
    keywords = document.keywords()
    return (
        {name: text or EMPTY for name, text in texts.items()}
        | {name: values or _stand_in(name) for name, values in keywords.items()}
        | document.numbers()
        | {SPELLING: spelling, CHECKSUM: document.checksum()}
    )


def _stand_in(name: str) -> list[str]:
    return [EMPTY] if name in SCORED else []
