"""Documents from product files in the shape of Open Icecat's JSON lines: for measuring."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from search.documents import ListingDocument

ATTRIBUTES: Final = ("attr_t_", "attr_n_", "attr_b_")
CENTS: Final = 100
"""Prices there are in cents, in the index in ten-thousandths."""


def documents_in(path: Path) -> Iterator[ListingDocument]:
    """Yield the documents of a gzipped file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (document_of(json.loads(line)) for line in lines if line.strip())


def document_of(row: dict[str, Any]) -> ListingDocument:
    """Return the document of one product."""
    return ListingDocument(
        id=str(row["id"]),
        title=row.get("title") or "",
        brand=row.get("supplier") or "",
        mpn=row.get("name") or "",
        gtins=tuple(row.get("ean") or ()),
        description=row.get("short_description") or "",
        specs=dict(_attributes(row)),
        currency="EUR",
        price=int(row.get("price") or 0) * CENTS,
    )


def _attributes(row: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if name.startswith(ATTRIBUTES):
            yield name[len(ATTRIBUTES[0]) :].replace("_", " ").strip(), value
