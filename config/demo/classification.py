"""Puts every demo product into a CPV code by the ordered rules of `data/icecat/category_rules.csv`.

The first rule whose conditions all hold decides; `python -m config.demo.classification` writes the
result.
"""

import csv
import gzip
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

DATA = Path(__file__).resolve().parents[2] / "data"
PRODUCTS = DATA / "icecat" / "products.jsonl.gz"
RULES = DATA / "icecat" / "category_rules.csv"
CATEGORIES = DATA / "icecat" / "categories.csv.gz"
CONDITIONS = ("code", "title", "text", "brand", "attribute", "unless")

Row = Mapping[str, Any]


class NoRule(LookupError):
    """No rule fits this product; the message names it."""


@dataclass(frozen=True)
class Rule:
    """One line of the rules: an empty condition always holds, patterns are searched in lower-case
    text."""

    step: int
    code: str
    title: str
    text: str
    brand: str
    attribute: str
    unless: str

    @cached_property
    def patterns(self) -> dict[str, re.Pattern[str]]:
        """The conditions that are not empty, compiled; `unless` is kept apart."""
        given = (("brand", self.brand), ("title", self.title), ("text", self.text))
        return {name: re.compile(pattern) for name, pattern in given if pattern}

    @cached_property
    def never(self) -> re.Pattern[str] | None:
        """What the title must not hold."""
        return re.compile(self.unless) if self.unless else None

    def knows(self, brand: str) -> bool:
        """False if no product of this brand can fit; `brand` in lower case."""
        return "brand" not in self.patterns or bool(self.patterns["brand"].search(brand))

    def fits(self, product: "Described") -> bool:
        """True if every condition of the rule holds."""
        return (
            all(pattern.search(getattr(product, name)) for name, pattern in self.patterns.items())
            and not (self.never and self.never.search(product.title))
            and (not self.attribute or self._attribute_fits(product))
        )

    def _attribute_fits(self, product: "Described") -> bool:
        name, _, pattern = self.attribute.partition("=")
        value = product.attribute(name)
        return value is not None and bool(re.search(pattern, value))


@dataclass(frozen=True)
class Described:
    """What the rules may look at, in lower case."""

    title: str
    text: str
    brand: str
    row: Row

    def attribute(self, name: str) -> str | None:
        """The value of an attribute named without its type prefix; None when there is none."""
        found = (
            self.row[f"attr_{kind}_{name}"] for kind in "tnb" if f"attr_{kind}_{name}" in self.row
        )
        return next((str(value).lower() for value in found), None)


def describe(row: Row) -> Described:
    """The searchable side of one line of the product file."""
    title = str(row["title"]).lower()
    description = str(row.get("short_description") or "").lower()
    return Described(title, f"{title} {description}", str(row["supplier"]).lower(), row)


def read_rules(path: Path = RULES) -> list[Rule]:
    """The rules in their order."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            Rule(int(line["step"]), *(line[column] for column in CONDITIONS))
            for line in csv.DictReader(lines)
        ]


def read_products(path: Path = PRODUCTS) -> Iterator[dict[str, Any]]:
    """The product file, line by line as it stands."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def classify(row: Row, rules: list[Rule]) -> str:
    """The CPV code of one product. Raises NoRule when none fits."""
    product = describe(row)
    for step, seen in ((1, product), (1, replace(product, title=product.text)), (2, product)):
        for rule in rules:
            if rule.step == step and rule.fits(seen):
                return rule.code
    raise NoRule(f"{row['id']}: {row['title']}")


def classify_all(rows: Iterable[Row], rules: list[Rule]) -> dict[str, str]:
    """Product id to CPV code, for all rows; each brand meets only the rules that know it."""
    known: dict[str, list[Rule]] = {}
    codes: dict[str, str] = {}
    for row in rows:
        brand = str(row["supplier"]).lower()
        if brand not in known:
            known[brand] = [rule for rule in rules if rule.knows(brand)]
        codes[row["id"]] = classify(row, known[brand])
    return codes


def read_categories(path: Path = CATEGORIES) -> dict[str, str]:
    """Product id to CPV code as shipped."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return {line["id"]: line["code"] for line in csv.DictReader(lines)}


def write_categories(codes: Mapping[str, str], path: Path = CATEGORIES) -> None:
    """Writes the same bytes for the same codes: no time stamp, sorted by id."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["id", "code"])
    writer.writerows((product, codes[product]) for product in sorted(codes, key=int))
    path.write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


if __name__ == "__main__":
    write_categories(classify_all(read_products(), read_rules()))
