"""The Common Procurement Vocabulary 2008: names of codes and a search in the reader's language.

Read once from the file of the publications office; it holds 23 languages, Chinese is none of them.
"""

import csv
import gzip
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

VOCABULARY: Final = Path(__file__).resolve().parents[2] / "data" / "cpv" / "cpv-2008.csv.gz"
LANGUAGES: Final = ("en", "fr")
MOST: Final = 40


@dataclass(frozen=True, slots=True)
class Trade:
    """A code with its check digit, such as 30232110-8, and its name in one language."""

    code: str
    name: str

    @property
    def level(self) -> int:
        """How many digits carry meaning: 2 for a division, up to 8."""
        return max(2, len(self.code[:8].rstrip("0")))


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the nearest first, and how many there are in all."""

    trades: tuple[Trade, ...]
    number: int


def spoken(language: str) -> str:
    """Return the language in which names are given to a reader of another: English."""
    short = language[:2]
    return short if short in LANGUAGES else LANGUAGES[0]


@cache
def names(language: str) -> dict[str, str]:
    """Return code -> name for the whole vocabulary in one of its languages."""
    with gzip.open(VOCABULARY, "rt", encoding="utf-8", newline="") as text:
        return {line["code"]: line[language] or line["en"] for line in csv.DictReader(text)}


def name_of(code: str, language: str) -> str:
    """Return a code's name for a reader of a language; the code itself when nobody knows it."""
    return names(spoken(language)).get(code, code)


def is_known(code: str) -> bool:
    """Say whether the vocabulary has the code."""
    return code in names(LANGUAGES[0])


def known(codes: Iterable[str], language: str) -> list[Trade]:
    """Return the codes that the vocabulary has, in order, with their names."""
    table = names(spoken(language))
    return [Trade(code, table[code]) for code in sorted(set(codes)) if code in table]


@cache
def _folded(language: str) -> list[tuple[str, str]]:
    return [(code, _fold(name)) for code, name in names(language).items()]


def _fold(text: str) -> str:
    """Return text as it is compared: small letters without accents, words by single spaces."""
    bare = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe"))
    kept = "".join(sign if sign.isalnum() else " " for sign in bare if not _is_accent(sign))
    return " ".join(kept.split())


def _is_accent(sign: str) -> bool:
    return unicodedata.category(sign) == "Mn"


def search(words: str, language: str, most: int = MOST) -> Found:
    """Find codes by the beginnings of all words given, or by the first digits of a code.

    Broad trades come before narrow ones, names that begin with the words first of all.
    """
    own, wanted = spoken(language), _fold(words)
    if not wanted:
        return Found((), 0)
    codes = _by_code(wanted) if wanted[0].isdigit() else _by_words(wanted, own)
    table = names(own)
    return Found(tuple(Trade(code, table[code]) for code in codes[:most]), len(codes))


def _by_code(wanted: str) -> list[str]:
    digits = wanted.replace(" ", "")
    return [
        code for code in sorted(names(LANGUAGES[0])) if code.replace("-", "").startswith(digits)
    ]


def _by_words(wanted: str, language: str) -> list[str]:
    parts = wanted.split()
    hits = [(code, name) for code, name in _folded(language) if _has(name, parts)]
    hits.sort(key=lambda hit: (not hit[1].startswith(wanted), Trade(hit[0], "").level, hit[0]))
    return [code for code, _name in hits]


def _has(name: str, parts: list[str]) -> bool:
    padded = f" {name}"
    return all(f" {part}" in padded for part in parts)
