"""Did you mean: the known word nearest to one that nobody wrote in a title."""

from typing import Final

from search.analysis import split
from search.engine import Engine

SHORTEST: Final = 4
TWO_EDITS_FROM: Final = 8
MOST_WORDS: Final = 8
_KNOWN_START: Final = 1


def did_you_mean(engine: Engine, text: str) -> str:
    """Return the query with unknown words replaced by near known ones, or "" when none is."""
    words = list(split(text))[:MOST_WORDS]
    better = [nearest(engine, word) for word in words]
    return " ".join(better) if better != words else ""


def nearest(engine: Engine, word: str) -> str:
    """Return the nearest known word with the same first letter, else the word itself."""
    if len(word) < SHORTEST or not word.isalpha():
        return word
    limit = 2 if len(word) >= TWO_EDITS_FROM else 1
    near = [
        (edits, -count, known)
        for known, count in engine.spellings(word[:_KNOWN_START])
        if abs(len(known) - len(word)) <= limit and (edits := distance(known, word)) <= limit
    ]
    return min(near)[2] if near else word


def distance(one: str, other: str) -> int:
    """Return how many letters must be put in, left out, changed or swapped with the next one."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, start=1):
            best = min(before[j] + 1, row[-1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, older[j - 2] + 1)
            row.append(best)
    return row[-1]
