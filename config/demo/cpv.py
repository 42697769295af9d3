"""Reads the Common Procurement Vocabulary 2008 as a tree built from the digits of its codes.

A code's parent is the nearest existing prefix (division 2 digits, group 3, class 4, then 5 to 8);
the file's own `parent` column skips levels and is not used.
"""

import csv
import gzip
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

VOCABULARY = Path(__file__).resolve().parents[2] / "data" / "cpv" / "cpv-2008.csv.gz"
SHORTEST = 2
NOT_NAMES = ("code", "parent", "ga")


@dataclass(frozen=True)
class Node:
    """A code with its check digit, its English name, its names by language and its parent's code.

    A division has the parent "". Irish repeats English in the source and is left out.
    """

    code: str
    name: str
    names: dict[str, str]
    parent: str


def tree_for(codes: Collection[str]) -> list[Node]:
    """The nodes of these codes and all their ancestors, parents before children."""
    vocabulary = read_vocabulary()
    wanted: set[str] = set()
    for code in codes:
        wanted.update(_line(vocabulary[code], vocabulary))
    return [vocabulary[code] for code in sorted(wanted, key=lambda code: (len(digits(code)), code))]


@cache
def leaves() -> frozenset[str]:
    """The codes that have no code below them by digits."""
    vocabulary = read_vocabulary()
    return frozenset(vocabulary) - {node.parent for node in vocabulary.values()}


@cache
def read_vocabulary() -> dict[str, Node]:
    """Code to node for the whole vocabulary."""
    with gzip.open(VOCABULARY, "rt", encoding="utf-8", newline="") as text:
        lines = list(csv.DictReader(text))
    by_digits = {digits(line["code"]): line["code"] for line in lines}
    return {line["code"]: _node(line, by_digits) for line in lines}


def digits(code: str) -> str:
    """The digits that carry meaning: "30192000-1" → "30192", "30000000-9" → "30"."""
    return code[:8].rstrip("0").ljust(SHORTEST, "0")


def _node(line: dict[str, str], by_digits: dict[str, str]) -> Node:
    names = {language: text for language, text in line.items() if language not in NOT_NAMES}
    return Node(line["code"], line["en"], names, _parent(line["code"], by_digits))


def _parent(code: str, by_digits: dict[str, str]) -> str:
    own = digits(code)
    prefixes = (own[:length] for length in range(len(own) - 1, SHORTEST - 1, -1))
    return next((by_digits[prefix] for prefix in prefixes if prefix in by_digits), "")


def _line(node: Node, vocabulary: dict[str, Node]) -> Iterator[str]:
    """The node's code and those of its ancestors."""
    yield node.code
    if node.parent:
        yield from _line(vocabulary[node.parent], vocabulary)
