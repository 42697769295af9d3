"""Suggestions as exact sums: each score is the sum of its reasons' weights. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log
from typing import Final

from search.recommendations.facts import ASKED, ORDERED, SHOWN, VIEWED, Thing, Trace
from search.recommendations.rules.likeness import Weighed, length, rarities, weigh

WEIGHTS: Final[Mapping[str, float]] = {ORDERED: 1.0, ASKED: 0.7, VIEWED: 0.4, SHOWN: 1.0}
HALF_LIFE: Final = 90.0
"""Days after which something done counts half."""
MOST_REASONS: Final = 5
WEAKEST_REASON: Final = 0.05
"""Share of an item's strongest reason below which another one does not count at all."""
FOR_ONE_REASON: Final = 3
SHARE_OF_NEW: Final = 0.1
"""Weight of something new beside what was ordered before."""
_DAY: Final = 86_400
_TINY: Final = 1e-6

Postings = Mapping[str, Sequence[tuple[int, float]]]
"""Feature -> places of the traces that have it, each with its share of the trace's weight."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One summand of a score and what it stands for."""

    trace: Trace
    weight: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A listing with its reasons, the strongest first, one to five; `score` is their sum."""

    key: int
    reasons: tuple[Reason, ...]
    score: float


def weight_of(trace: Trace, now: datetime) -> float:
    """Return how much a trace counts: by kind, halved every 90 days, more for what repeats."""
    age = max((now - trace.at).total_seconds() / _DAY, 0.0)
    return float(WEIGHTS[trace.kind] * 0.5 ** (age / HALF_LIFE) * (1 + log(max(trace.times, 1))))


def rank(traces: Sequence[Trace], candidates: Iterable[Thing], now: datetime) -> list[Ranked]:
    """Return the candidates that have a reason, best first.

    A score is the sum of the five strongest products of a trace's weight and its likeness to the
    candidate (cosine, 0 to 1), so that what is shown as reasons is all there is.
    """
    pool = list(candidates)
    rarity = rarities([*(trace.thing for trace in traces), *pool])
    postings = _postings(traces, rarity, now)
    found = []
    for thing in pool:
        if best := _best(weigh(thing, rarity), postings):
            reasons = tuple(Reason(traces[place], weight) for weight, place in best)
            found.append(Ranked(thing.key, reasons, sum(weight for weight, _place in best)))
    return sorted(found, key=lambda each: (-each.score, each.key))


def _postings(traces: Sequence[Trace], rarity: Mapping[str, float], now: datetime) -> Postings:
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, trace in enumerate(traces):
        weighed = weigh(trace.thing, rarity)
        share = weight_of(trace, now) / length(weighed)
        for name, value in weighed.items():
            found[name].append((place, value * share))
    return found


def _best(candidate: Weighed, postings: Postings) -> list[tuple[float, int]]:
    """Return the strongest weights with the places of their traces, at most five."""
    sums: dict[int, float] = defaultdict(float)
    for name, value in candidate.items():
        for place, share in postings.get(name, ()):
            sums[place] += value * share
    whole = length(candidate)
    strongest = sorted((-total, place) for place, total in sums.items())[:MOST_REASONS]
    best = [(round(-total / whole, 6), place) for total, place in strongest]
    least = max(WEAKEST_REASON * best[0][0], _TINY) if best else 0.0
    return [pair for pair in best if pair[0] >= least]


def varied(ranked: Iterable[Ranked], most: int) -> list[Ranked]:
    """Return the first so many, in their order, at most three for the same strongest reason.

    When that leaves places free, the next best fill them.
    """
    seen: Counter[tuple[int, str]] = Counter()
    pool = list(ranked)
    chosen: list[Ranked] = []
    rest: list[Ranked] = []
    for each in pool:
        first = each.reasons[0].trace
        seen[first.thing.key, first.kind] += 1
        (chosen if seen[first.thing.key, first.kind] <= FOR_ONE_REASON else rest).append(each)
    kept = {each.key for each in [*chosen, *rest][:most]}
    return [each for each in pool if each.key in kept]


def again(traces: Iterable[Trace], now: datetime) -> list[Ranked]:
    """Return what was ordered and can be ordered still, the most often and last ordered first."""
    ordered = (trace for trace in traces if trace.kind == ORDERED and trace.is_public)
    weights = [(trace, round(weight_of(trace, now), 6)) for trace in ordered]
    found = [Ranked(t.thing.key, (Reason(t, weight),), weight) for t, weight in weights]
    return sorted(found, key=lambda each: (-each.score, each.key))


def merged(known: Iterable[Ranked], new: Iterable[Ranked]) -> list[Ranked]:
    """Return what was ordered before and what is new in one list, best first.

    Something new counts a tenth: most orders repeat.
    """
    return sorted([*known, *map(_as_new, new)], key=lambda each: (-each.score, each.key))


def _as_new(ranked: Ranked) -> Ranked:
    reasons = tuple(Reason(r.trace, r.weight * SHARE_OF_NEW) for r in ranked.reasons)
    return Ranked(ranked.key, reasons, sum(reason.weight for reason in reasons))
