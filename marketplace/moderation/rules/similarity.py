"""How much a company resembles a name on a list: normalised names, country and number.

Names are folded (accents, case, width), legal forms dropped, words sorted; the score is the share
of letters in common and in order, less a part when the countries differ. An equal number is 100.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

RULE_VERSION: Final = "screening-1"
HIT_FROM: Final = 80
OTHER_COUNTRY: Final = 10
KEY_LENGTH: Final = 4
FORMS: Final = frozenset(
    [
        "ag",
        "bv",
        "co",
        "company",
        "corp",
        "corporation",
        "gmbh",
        "holding",
        "inc",
        "kg",
        "limited",
        "llc",
        "llp",
        "ltd",
        "nv",
        "oy",
        "plc",
        "sa",
        "sarl",
        "sas",
        "sl",
        "spa",
        "srl",
        "the",
        "und",
        "and",
        "et",
    ]
)
_WORD: Final = re.compile(r"[^\W_]+")
_LETTERS_OF_CHINA: Final = re.compile(r"[\u3400-\u9fff]{2,}")


@dataclass(frozen=True, slots=True)
class Name:
    """Who is compared: names, country (ISO 3166 alpha-2 or nothing), numbers."""

    names: tuple[str, ...]
    country: str = ""
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """The score from 0 to 100 and what it rests on."""

    score: int
    alike: int
    name: str
    same_country: bool | None
    same_number: bool


def words(name: str) -> list[str]:
    """Return a name's words without accents, case and legal forms, sorted."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter))
    found = _WORD.findall(bare)
    return sorted(word for word in found if word not in FORMS) or sorted(found)


def number(identifier: str) -> str:
    """Return a register number as it is compared: letters and digits only."""
    return "".join(letter for letter in identifier.upper() if letter.isalnum())


def keys_of(who: Name) -> set[str]:
    """Return the pieces by which candidates are found.

    The first and the last letters of each word, so that a slip at either end is no way out; pairs
    of Chinese characters; numbers whole.
    """
    keys = {f"#{number(given)}" for given in who.numbers if number(given)}
    for name in who.names:
        for word in words(name):
            keys |= _pairs(word) or {f"^{word[:KEY_LENGTH]}", f"{word[-KEY_LENGTH:]}$"}
    return keys


def _pairs(word: str) -> set[str]:
    runs = _LETTERS_OF_CHINA.findall(word)
    return {run[place : place + 2] for run in runs for place in range(len(run) - 1)}


def likeness(company: Name, entry: Name) -> Likeness:
    """Compare a company with an entry of a list."""
    same_number = bool(_numbers(company.numbers) & _numbers(entry.numbers))
    known = bool(company.country and entry.country)
    same_country = company.country == entry.country if known else None
    alike, name = _best(company.names, entry.names)
    less = OTHER_COUNTRY if same_country is False else 0
    score = 100 if same_number else max(alike - less, 0)
    return Likeness(score, alike, name, same_country, same_number)


def _numbers(given: Iterable[str]) -> set[str]:
    return {number(each) for each in given} - {""}


def _best(names: Iterable[str], others: Iterable[str]) -> tuple[int, str]:
    """Return the highest likeness of any name with any other, and that other."""
    pairs = [
        (_alike(" ".join(words(name)), " ".join(words(other))), other)
        for name in names
        for other in others
        if name and other
    ]
    return max(pairs, key=lambda pair: pair[0], default=(0, ""))


def _alike(name: str, other: str) -> int:
    return round(100 * SequenceMatcher(None, name, other, autojunk=False).ratio())
