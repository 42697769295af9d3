"""A directory page's parts in plain values: boxes, chips, rows, sentences."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from marketplace.accounts import industries
from marketplace.companies import cpv
from marketplace.companies.models import Company
from marketplace.companies.words import COMPANY_KINDS
from marketplace.directory.queries.companies import Several
from marketplace.directory.rules import text
from marketplace.directory.rules.asking import FACETS, Counts
from marketplace.directory.words import CERTIFICATES, RECENT
from marketplace.kernel.templatetags.formatting import country_text

FIRST: Final = 8
"""Values that stand open in a box; the others fold out."""
SEVERAL: Final = frozenset({"country", "kind"})
ROW_DIVISIONS: Final = 3
TRADES: Final = 3
"""Industries that are offered for words which name one."""
SHORTEST_TRADE: Final = 3
_DIVISIONS: Final = {code[:2]: words for code, words in industries.DIVISIONS.items()}


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet, its words, how many there are (None: not counted), chosen or not."""

    value: str
    label: str
    count: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A facet: field name, heading, whether several may be chosen, choices open and folded."""

    name: str
    legend: str
    is_several: bool
    first: Sequence[Choice]
    more: Sequence[Choice]

    @property
    def is_free(self) -> bool:
        """True while nothing is chosen."""
        return not any(choice.is_chosen for choice in (*self.first, *self.more))


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in force: its words and the page's address without it."""

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Row:
    """One company of the page, its main trades and its certificates."""

    company: Company
    divisions: Sequence[str]
    certificates: Sequence[str]


def labellers() -> dict[str, Callable[[str], str]]:
    """Return for each facet how a value is said in words."""
    kinds = {key: str(words) for key, words in COMPANY_KINDS}
    return {
        "country": country_text,
        "division": division_text,
        "kind": lambda value: kinds.get(value, value),
        "certificate": lambda value: str(CERTIFICATES.get(value, value)),
        "since": lambda value: str(RECENT.get(value, value)),
    }


def division_text(code: str) -> str:
    """Return the name of a CPV division of two digits, the digits when there is none."""
    return str(_DIVISIONS.get(code, code))


def groups(counts: Counts, chosen: Mapping[str, Sequence[str]]) -> list[Group]:
    """Return the boxes of the left column; those with nothing to choose are left out."""
    legends = {
        "country": _("Country"),
        "division": _("Industry"),
        "kind": _("Kind of company"),
        "certificate": _("Certificate"),
    }
    words = labellers()
    made = [
        _group(name, legends[name], _choices(counts.get(name, {}), chosen[name], words[name]))
        for name in FACETS
        if name in chosen
    ]
    return [group for group in made if group.first]


def _group(name: str, legend: str, choices: Sequence[Choice]) -> Group:
    return Group(name, legend, name in SEVERAL, choices[:FIRST], choices[FIRST:])


def _choices(
    counts: Mapping[str, int | None], chosen: Sequence[str], label: Callable[[str], str]
) -> list[Choice]:
    """Return the chosen values first, then the commonest."""
    shown = dict.fromkeys([*chosen, *_commonest(counts)])
    missing = 0 if all(number is not None for number in counts.values()) else None
    return [Choice(v, label(v), counts.get(v, missing), v in chosen) for v in shown]


def _commonest(counts: Mapping[str, int | None]) -> list[str]:
    """Return the values that anybody has, by number; those not counted stay in their order."""
    numbers = {value: number for value, number in counts.items() if number != 0}
    if None in numbers.values():
        return list(numbers)
    return sorted(numbers, key=lambda value: (-(numbers[value] or 0), value))


def chips(address: QueryDict, words: str, chosen: Mapping[str, Sequence[str]]) -> list[Chip]:
    """Return the filters in force, each with the address that drops it."""
    label = labellers()
    made = [Chip(f"“{words}”", without(address, "q"))] if words else []
    for name, values in chosen.items():
        made += [Chip(label[name](v), without(address, name, v)) for v in values]
    return made


def without(address: QueryDict, name: str, value: str = "") -> str:
    """Return the address without a value, or without the name; on the first page again."""
    kept = address.copy()
    kept.pop("page", None)
    left = [
        one for one in kept.getlist(name) if value and one.strip().casefold() != value.casefold()
    ]
    kept.setlist(name, left)
    return f"?{kept.urlencode()}"


def rows(companies: Iterable[Company], traits: Mapping[int, Several]) -> list[Row]:
    """Return the page's companies with the names of their main trades and certificates."""
    papers = labellers()["certificate"]
    return [
        Row(
            company,
            [division_text(code) for code in traits[company.pk].divisions[:ROW_DIVISIONS]],
            [papers(kind) for kind in traits[company.pk].certificates],
        )
        for company in companies
    ]


def recent(chosen: str) -> Group:
    """Return the box for how long ago a company was verified."""
    choices = [Choice(value, str(words), None, value == chosen) for value, words in RECENT.items()]
    return Group("since", _("Verified"), is_several=False, first=choices, more=())


def trades(words: str) -> list[Chip]:
    """Return the industries that the words name in the reader's language, and their addresses."""
    codes = _divisions_named(text.sort_key(words), get_language() or "en")
    return [Chip(division_text(code), f"?division={code}") for code in codes]


@lru_cache(maxsize=512)
def _divisions_named(words: str, language: str) -> list[str]:
    """Return divisions whose name has the words, then those of the trades that have them."""
    if len(words) < SHORTEST_TRADE and words.isascii():
        return []
    own = [code for code in _DIVISIONS if f" {words}" in f" {text.sort_key(division_text(code))}"]
    own += [code for code in _DIVISIONS if not words.isascii() and words in division_text(code)]
    trades = [trade.code[:2] for trade in cpv.search(words, language).trades]
    return list(dict.fromkeys(code for code in (*own, *trades) if code in _DIVISIONS))[:TRADES]
