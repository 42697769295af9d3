"""What suggestions are made from, in plain values: listings, traces of the past, history."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

ORDERED: Final = "ordered"
ASKED: Final = "asked"
VIEWED: Final = "viewed"
SHOWN: Final = "shown"
"""The listing of the page itself: its context, not somebody's past."""
MOST_TRACES: Final = 100
MOST_MARKS: Final = 300


@dataclass(frozen=True, slots=True)
class Thing:
    """What counts of a listing: title, brand, tree path and code of its category; its seller."""

    key: int
    title: str
    brand: str = ""
    path: str = ""
    code: str = ""
    seller: int = 0


@dataclass(frozen=True, slots=True)
class Trace:
    """Something done with a listing, how often, and when last; `is_public` = anybody may see it."""

    thing: Thing
    kind: str
    at: datetime
    times: int = 1
    is_public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What may be used for one request. `hidden` is never suggested, `unused` is no reason.

    `traces` come newest first, at most 100. `company_id` is the company acted for, None for a
    visitor.
    """

    traces: tuple[Trace, ...] = ()
    hidden: tuple[Thing, ...] = ()
    unused: frozenset[int] = frozenset()
    company_id: int | None = None

    @property
    def used(self) -> list[Trace]:
        """The traces that may be a reason: not set aside, and of listings that may be shown."""
        fit = (t for t in self.traces if t.is_public or t.kind == ORDERED)
        return [trace for trace in fit if trace.thing.key not in self.unused]

    def without(self, key: int) -> "History":
        """Return the same history but for what was done with one listing."""
        rest = tuple(trace for trace in self.traces if trace.thing.key != key)
        return replace(self, traces=rest)

    @property
    def left_out(self) -> frozenset[int]:
        """Keys of what discovery never shows: known already, or marked as not for us."""
        known = {trace.thing.key for trace in self.traces}
        return frozenset(known | {thing.key for thing in self.hidden})
