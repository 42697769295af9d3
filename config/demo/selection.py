"""Chooses the products of the small demo: every category that fills a shelf, many brands.

Pure and deterministic: the same articles give the same choice in the same order.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from config.demo.cpv import leaves
from config.demo.icecat import Article

SHELF: Final = 5
PER_LEAF: Final = 2
MORE: Final = {
    "30125110-5": 26,  # toner
    "30213100-6": 26,  # notebooks
    "32421000-0": 24,  # network cabling
    "30232110-8": 22,  # laser printers
    "31154000-0": 18,  # UPS
    "30231310-3": 18,  # monitors
    "31224400-6": 14,  # connection cables
    "30192113-6": 14,  # ink
    "32581110-3": 12,  # data cables
    "30192800-9": 12,  # self-adhesive labels
    "30197630-1": 10,  # printing paper
    "32562300-3": 8,  # optical fibre
    "30213300-8": 8,  # desktops
    "30232150-0": 8,  # inkjet printers
    "48822000-6": 8,  # servers
    "30237410-6": 6,  # mice
    "30233132-5": 6,  # hard disks
    "30236113-7": 6,  # memory
    "30237270-2": 6,  # carrying cases
    "31217000-0": 6,  # surge suppressors
    "32422000-7": 6,  # switches
    "30216110-0": 5,  # scanners
    "30141100-0": 4,  # calculators
    "30197210-1": 4,  # ring binders
    "30197330-8": 4,  # hole punches
    "30199500-5": 4,  # letter trays
    "22815000-6": 4,  # notebooks of paper
}
INNER: Final = {"30237460-1": 12, "30124000-4": 6, "32250000-0": 5}
CHEAPEST: Final = {
    "30213": 22000,
    "30214": 40000,
    "30231310": 9000,
    "3023211": 9000,
    "31154": 4500,
    "32250": 9000,
    "32324100": 18000,
    "38652120": 25000,
    "48822": 40000,
}
DEAREST: Final = 900_000


def small(articles: Iterable[Article]) -> list[Article]:
    """About 600 articles, ordered by category and merit."""
    shelves: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        shelves[article.code].append(article)
    return [
        article
        for code, count in sorted(_quotas(shelves).items())
        for article in _by_turns(shelves[code], count)
    ]


def likely_price(article: Article) -> bool:
    """False for the file's placeholders: a notebook at the price of a cable, a cable at a car's."""
    floors = [cents for prefix, cents in CHEAPEST.items() if article.code.startswith(prefix)]
    return max(floors, default=100) <= article.price_cents <= DEAREST


def _quotas(shelves: dict[str, list[Article]]) -> dict[str, int]:
    """Articles wanted per category: leaves with a full shelf, and a few inner ones."""
    full = {code for code, stock in shelves.items() if len(stock) >= SHELF}
    chosen = {code: MORE.get(code, PER_LEAF) for code in full & leaves()}
    return chosen | {code: count for code, count in INNER.items() if code in full}


def _by_turns(shelf: list[Article], count: int) -> list[Article]:
    """The best of each brand first, then the second best of each, until `count` are chosen."""
    brands: dict[str, list[Article]] = defaultdict(list)
    for article in sorted(shelf, key=_merit):
        brands[article.brand].append(article)
    return list(_round(list(brands.values())))[:count]


def _round(hands: list[list[Article]]) -> Iterator[Article]:
    for turn in range(max(map(len, hands))):
        best = (hand[turn] for hand in hands if turn < len(hand))
        yield from sorted(best, key=_merit)


def _merit(article: Article) -> tuple[bool, bool, bool, int, str]:
    """Sorts what a shop would show first to the front; ties are broken by a fixed shuffle."""
    return (
        not likely_price(article),
        article.description in ("", article.title),
        len(article.specs) < 3,
        -min(len(article.specs) // 8, 2),
        hashlib.sha256(article.id.encode()).hexdigest(),
    )
