"""The neutral query tree: what is asked of an engine, in nodes that each engine translates.

Every token in it is finished (see `search.analysis`); engines neither split nor stem.
"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Documents that hold the token in the field; the score is the engine's BM25 times `boost`."""

    field: str
    token: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Documents that hold a token within `distance` edits; neighbours swapped count as one."""

    field: str
    token: str
    distance: int = 1


@dataclass(frozen=True, slots=True)
class Phrase:
    """Documents that hold the tokens (two or more) one after the other in the field."""

    field: str
    tokens: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Best:
    """The best of several nodes counts, the others by `tie`: a dis-max."""

    nodes: Sequence["Node"]
    tie: float = 0.0


@dataclass(frozen=True, slots=True)
class Every:
    """All nodes must hold; their scores add up. Without nodes: every document."""

    nodes: Sequence["Node"]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one node must hold; the scores of those that hold add up. Without nodes: none."""

    nodes: Sequence["Node"]


@dataclass(frozen=True, slots=True)
class Fixed:
    """The documents of a node, each with the same score."""

    node: "Node"
    score: float


@dataclass(frozen=True, slots=True)
class Exactly:
    """Documents whose keyword field holds one of the values; a filter, without a score."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Documents whose number lies between two bounds, both included; None = open; a filter."""

    field: str
    low: int | None = None
    high: int | None = None


Node = Term | Fuzzy | Phrase | Best | Every | Some | Fixed | Exactly | Between
EVERYTHING = Every(())
NOTHING = Some(())
