"""Reads the demo products as articles: clean text, one checked GTIN, readable specifications.

Pure: files in, frozen data out. Prices are the file's EUR cents, placeholders included.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.demo.classification import read_categories, read_products
from config.demo.spec_sheet import Specs, spec_sheet
from config.demo.wording import one_line, paragraphs, shortened

LONGEST_TITLE = 255


@dataclass(frozen=True)
class Article:
    """One product of the demo. `code` is its CPV code, `price_cents` EUR cents without tax."""

    id: str
    mpn: str
    title: str
    description: str
    gtin: str
    brand: str
    price_cents: int
    specs: Specs
    released: date
    code: str


def read_articles() -> Iterator[Article]:
    """All products that ship with the demo, in the file's order."""
    return articles(read_products(), read_categories())


def articles(rows: Iterable[Mapping[str, Any]], codes: Mapping[str, str]) -> Iterator[Article]:
    """Rows of the product file as articles; `codes` gives the CPV code by product id."""
    for row in rows:
        yield Article(
            id=row["id"],
            mpn=one_line(row["name"]),
            title=shortened(one_line(row["title"]), LONGEST_TITLE),
            description=paragraphs(row.get("short_description") or ""),
            gtin=gtin(row["ean"]),
            brand=one_line(row["supplier"]),
            price_cents=row["price"],
            specs=spec_sheet(row),
            released=date.fromisoformat(row["date_released"][:10]),
            code=codes[row["id"]],
        )


def gtin(candidates: Iterable[str]) -> str:
    """The first right GTIN-13, lost leading zeros restored; "" when none has its check digit."""
    numbers = (text.lstrip("0").zfill(13) for text in candidates if text.isdigit())
    return next((number for number in numbers if _has_check_digit(number)), "")


def _has_check_digit(number: str) -> bool:
    """GS1 General Specifications 7.9: weights 1 and 3 from the left of thirteen digits."""
    weighted = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(number))
    return len(number) == 13 and weighted % 10 == 0
