"""Past order lines from a file in the shape of UCI's Online Retail: for measuring."""

import csv
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from search.documents import ListingDocument
from search.recommendations.facts import MOST_TRACES, ORDERED, Thing, Trace

_PRODUCT: Final = re.compile(r"\d{5}[A-Za-z]*")
"""Other codes are postage, fees and corrections."""


@dataclass(frozen=True, slots=True)
class Trade:
    """Products by key, their codes, and each customer's products with the times of their orders."""

    things: Mapping[int, Thing]
    codes: Mapping[int, str]
    bought: Mapping[str, Mapping[int, Mapping[str, datetime]]] = field(repr=False)

    def history(self, customer: str) -> list[Trace]:
        """Return the customer's last hundred products, the last first, as orders."""
        lines = self.bought.get(customer, {})
        traces = [
            Trace(self.things[key], ORDERED, max(orders.values()), len(orders))
            for key, orders in lines.items()
        ]
        return sorted(traces, key=lambda trace: (trace.at, trace.thing.key), reverse=True)

    def documents(self) -> Iterator[ListingDocument]:
        """Yield each product as a listing."""
        for key, thing in self.things.items():
            yield ListingDocument(id=str(key), title=thing.title)


def recent(history: list[Trace]) -> list[Trace]:
    """Return so much of a history as a page uses."""
    return history[:MOST_TRACES]


def read(path: Path, until: datetime) -> Trade:
    """Read what was bought before an instant (UTC); the last words for a product are its title."""
    keys: dict[str, int] = {}
    titles: dict[int, str] = {}
    bought: dict[str, dict[int, dict[str, datetime]]] = defaultdict(lambda: defaultdict(dict))
    for row, at in _sales(path, until):
        key = keys.setdefault(row["StockCode"], len(keys) + 1)
        titles[key] = row["Description"] or titles.get(key, "")
        bought[row["CustomerID"]][key][row["InvoiceNo"]] = at
    things = {key: Thing(key, title) for key, title in titles.items()}
    return Trade(things, {key: code for code, key in keys.items()}, bought)


def _sales(path: Path, until: datetime) -> Iterator[tuple[dict[str, str], datetime]]:
    """Yield the lines of known customers that sold a product; cancellations left out."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            at = datetime.fromisoformat(row["InvoiceDate"]).replace(tzinfo=UTC)
            if at < until and _is_sale(row):
                yield row, at


def _is_sale(row: Mapping[str, str]) -> bool:
    sold = int(row["Quantity"]) > 0 and float(row["UnitPrice"]) > 0
    known = bool(row["CustomerID"]) and not row["InvoiceNo"].startswith("C")
    return known and sold and _PRODUCT.fullmatch(row["StockCode"]) is not None
