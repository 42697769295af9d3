"""What the index knows of a listing: one frozen value, and its fields as finished tokens."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from search.analysis import part_number, prefixes, split, tokens, trigrams

TEXT_FIELDS: Final = (
    "title",
    "head",
    "brand",
    "codes",
    "category_name",
    "specs",
    "body",
    "seller_name",
    "spelling",
)
HEAD_WORDS: Final = 8
"""A title names the thing in its first words; what it fits or comes with follows."""
KEYWORD_FIELDS: Final = (
    "part",
    "part_prefix",
    "part_trigram",
    "category",
    "leaf",
    "seller",
    "country",
    "brand_key",
    "currency",
    "stock",
    "attribute",
)
NUMBER_FIELDS: Final = ("price", "lead_time", "minimum", "published", "popularity")
MOST_ATTRIBUTES: Final = 40
LONGEST_ATTRIBUTE: Final = 80
SHORTEST_SPELLING: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingDocument:
    """A public listing as it is found.

    `price` is that at the minimum order in ten-thousandths of `currency`. `category_codes` holds
    its category last, those above it before. `gtins` and `skus` are searched like `mpn`.
    """

    id: str
    title: str
    seller_id: str = ""
    seller_name: str = ""
    country: str = ""
    brand: str = ""
    mpn: str = ""
    skus: tuple[str, ...] = ()
    gtins: tuple[str, ...] = ()
    category_codes: tuple[str, ...] = ()
    category_names: tuple[str, ...] = ()
    description: str = ""
    specs: dict[str, Any] = field(default_factory=dict)
    currency: str = ""
    price: int = 0
    lead_time_days: int = 0
    minimum_order: int = 1
    in_stock: bool = False
    published: datetime | None = None
    popularity: int = 0

    def checksum(self) -> str:
        """Return a short digest of everything the index holds of the listing."""
        facts = json.dumps(self._facts(), default=str, sort_keys=True)
        return hashlib.sha256(facts.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def _facts(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}

    def texts(self) -> dict[str, str]:
        """Return the text fields as finished tokens with spaces between."""
        title = tokens(self.title)
        return {
            "title": " ".join(title),
            "head": " ".join(title[:HEAD_WORDS]),
            "brand": _joined([self.brand]),
            "codes": _joined(self._codes()),
            "category_name": _joined(self.category_names),
            "specs": _joined(spec_texts(self.specs)),
            "body": _joined([self.description]),
            "seller_name": _joined([self.seller_name]),
            "spelling": " ".join(spelling_words([self.title, self.brand, *self.category_names])),
        }

    def keywords(self) -> dict[str, list[str]]:
        """Return the fields that are compared as a whole, each with its values."""
        parts = [part for code in self._codes() if (part := part_number(code))]
        return {
            "part": parts,
            "part_prefix": sorted({start for part in parts for start in prefixes(part)}),
            "part_trigram": sorted({piece for part in parts for piece in trigrams(part)}),
            "category": list(self.category_codes),
            "leaf": list(self.category_codes[-1:]),
            "seller": _present(self.seller_id),
            "country": _present(self.country),
            "brand_key": _present(self.brand.strip()),
            "currency": _present(self.currency),
            "stock": ["yes" if self.in_stock else "no"],
            "attribute": list(attribute_values(self.specs)),
        }

    def numbers(self) -> dict[str, int]:
        """Return the fields that are compared and sorted as numbers."""
        return {
            "price": self.price,
            "lead_time": self.lead_time_days,
            "minimum": self.minimum_order,
            "published": int(self.published.timestamp()) if self.published else 0,
            "popularity": self.popularity,
        }

    def _codes(self) -> Iterator[str]:
        yield from (code for code in (self.mpn, *self.skus, *self.gtins) if code)


def spec_texts(specs: dict[str, Any]) -> Iterator[str]:
    """Yield each attribute as words: name and value; of yes/no attributes those that are true."""
    for name, value in specs.items():
        if isinstance(value, bool):
            if value:
                yield name
        else:
            yield f"{name} {value:g}" if isinstance(value, float) else f"{name} {value}"


def spelling_words(texts: Iterable[str]) -> list[str]:
    """Return the words worth offering as a spelling: folded, whole, letters only, each once."""
    found = (word for text in texts for word in split(text))
    return sorted({word for word in found if word.isalpha() and len(word) >= SHORTEST_SPELLING})


def attribute_values(specs: dict[str, Any]) -> Iterator[str]:
    """Yield "name=value" of the attributes that can be filtered by: short texts."""
    for name, value in list(specs.items())[:MOST_ATTRIBUTES]:
        pair = f"{name}={value}"
        if isinstance(value, str) and value.strip() and len(pair) <= LONGEST_ATTRIBUTE:
            yield pair


def _joined(texts: Iterable[str]) -> str:
    return " ".join(token for text in texts for token in tokens(text))


def _present(value: str) -> list[str]:
    return [value] if value else []
