"""How alike two listings are: words of the title weighed by rarity, brand, category. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from math import log, sqrt
from typing import Final

from search.analysis import fold, tokens
from search.documents import HEAD_WORDS
from search.recommendations.facts import Thing

LATER_WORD: Final = 0.5
"""Weight of a word behind the title's head, against 1 for one in it."""
PARENT: Final = 0.5
MOST_WORDS: Final = 24
STEP: Final = 4
"""Signs of a category's tree path for each level."""

Weighed = Mapping[str, float]


def features(thing: Thing) -> Weighed:
    """Return what a listing is known by, each feature with its weight."""
    return _features(thing.title, thing.brand, thing.path)


@lru_cache(maxsize=32_768)
def _features(title: str, brand: str, path: str) -> Weighed:
    words = list(dict.fromkeys(tokens(title)))[:MOST_WORDS]
    found = {word: 1.0 if place < HEAD_WORDS else LATER_WORD for place, word in enumerate(words)}
    if brand.strip():
        found[f"brand:{fold(brand).strip()}"] = 1.0
    if path:
        found[f"category:{path}"] = 1.0
    if len(path) > STEP:
        found[f"category:{path[:-STEP]}"] = PARENT
    return found


def rarities(things: Iterable[Thing]) -> dict[str, float]:
    """Return each feature's rarity among these listings: ln(1 + number / number with it)."""
    known = {thing.key: features(thing) for thing in things}
    counted = Counter(chain.from_iterable(known.values()))
    return {name: log(1 + len(known) / number) for name, number in counted.items()}


def weigh(thing: Thing, rarity: Mapping[str, float]) -> Weighed:
    """Return a listing's features weighed by rarity."""
    return {name: weight * rarity[name] for name, weight in features(thing).items()}


def length(weighed: Weighed) -> float:
    """Return the length of a vector; 1 for an empty one."""
    return sqrt(sum(value * value for value in weighed.values())) or 1.0
