"""Words and part numbers: the same tokens for documents and for queries, whatever the engine.

Engines index finished tokens and split at spaces only, so none needs analysis modules of its own.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

import Stemmer

MOST_TEXT: Final = 20_000
"""Characters of one text that are read."""
LONGEST_WORD: Final = 60
LONGEST_PART: Final = 100
LONGEST_PREFIX: Final = 40
SHORTEST_PREFIX: Final = 4
_TRIGRAM: Final = 3
_LETTERS: Final = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i", "™": "", "®": "", "©": ""}
)
_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_PIECE: Final = re.compile(rf"[{_CJK}]+|\d+(?:[.,]\d+)+|[^\W_{_CJK}]+")
_IS_CJK: Final = re.compile(rf"[{_CJK}]")
_NO_PART: Final = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return text in lower case without accents, compatibility forms resolved (NFKD)."""
    letters = unicodedata.normalize("NFKD", text[:MOST_TEXT].translate(_LETTERS))
    decomposed = unicodedata.normalize("NFKD", letters.casefold().translate(_LETTERS))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare)


def split(text: str) -> Iterator[str]:
    """Yield folded words; a number keeps its decimals; CJK runs come as overlapping pairs."""
    for piece in _PIECE.findall(fold(text)):
        if _IS_CJK.match(piece):
            yield from _pairs(piece)
        else:
            yield piece[:LONGEST_WORD]


def _pairs(run: str) -> Iterator[str]:
    if len(run) == 1:
        yield run
    for first, second in pairwise(run):
        yield first + second


def tokens(text: str) -> list[str]:
    """Return the stemmed words of a text in their order; each is without spaces."""
    return [stem(word) for word in split(text)]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return the English stem of a folded word; words with digits and other scripts stay."""
    if not (word.isascii() and word.isalpha()):
        return word.replace(",", ".")
    return str(_english().stemWord(word))


@lru_cache(maxsize=1)
def _english() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


def part_number(text: str) -> str:
    """Return a part number as it is compared: capitals and digits only; "" when it is too long."""
    bare = _NO_PART.sub("", fold(text)).upper()
    return bare if len(bare) <= LONGEST_PART else ""


def looks_like_part(part: str) -> bool:
    """Say whether a normalised text may be a part number: long enough and with a digit."""
    return len(part) >= SHORTEST_PREFIX and any(sign.isdigit() for sign in part)


def prefixes(part: str) -> list[str]:
    """Return the beginnings of a normalised part number, the whole one not included."""
    return [part[:end] for end in range(SHORTEST_PREFIX, min(len(part), LONGEST_PREFIX + 1))]


def trigrams(part: str) -> list[str]:
    """Return every three signs in a row of a normalised part number, each once."""
    start = part[:LONGEST_PREFIX]
    return list(dict.fromkeys(start[at : at + _TRIGRAM] for at in range(len(start) - _TRIGRAM + 1)))
