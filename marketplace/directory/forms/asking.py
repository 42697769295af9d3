"""What a directory page's address says, read forgivingly: what is wrong counts as not given."""

from collections.abc import Collection
from typing import Any, Final

from django.http import QueryDict

from marketplace.directory.rules.asking import LAST_PAGE, Question
from marketplace.directory.words import CERTIFICATES, RECENT

MOST_WORDS: Final = 200
MOST_VALUES: Final = 20
LONGEST_VALUE: Final = 20
SORTS: Final = ("", "newest")


def legible(text: str) -> str:
    """Return a text without control signs, cut to what is read."""
    return "".join(sign for sign in text if sign.isprintable()).strip()[:MOST_WORDS]


def several(address: QueryDict, name: str) -> tuple[str, ...]:
    """Return the values of a name, each once, at most twenty of bearable length."""
    cleaned = (legible(value) for value in address.getlist(name))
    known = dict.fromkeys(value for value in cleaned if 0 < len(value) <= LONGEST_VALUE)
    return tuple(known)[:MOST_VALUES]


def one(address: QueryDict, name: str, known: Collection[str] | None = None) -> str:
    """Return the last value of a name when it is a known one."""
    value = legible(address.get(name, ""))[:LONGEST_VALUE]
    return value if known is None or value in known else ""


def page(address: QueryDict, last: int = LAST_PAGE) -> int:
    """Return the page asked for, the first for nonsense."""
    text = legible(address.get("page", ""))
    return min(max(int(text), 1), last) if text.isdecimal() and len(text) < 10 else 1


def question(address: QueryDict) -> Question:
    """Return what is asked of the directory of companies."""
    return Question(
        words=legible(address.get("q", "")),
        countries=tuple(value.upper() for value in several(address, "country")),
        kinds=several(address, "kind"),
        division=division(address),
        certificate=one(address, "certificate", CERTIFICATES),
        days=int(one(address, "since", RECENT) or 0),
        newest=one(address, "sort", SORTS) == "newest",
        page=page(address),
    )


def division(address: QueryDict) -> str:
    """Return the division asked for: two digits of the CPV."""
    value = one(address, "division")
    return value if len(value) == 2 and value.isascii() and value.isdigit() else ""


def kept(address: QueryDict, *leaving: str) -> list[tuple[str, Any]]:
    """Return the pairs of an address that a form hands on as hidden fields."""
    return [(name, v) for name, vs in address.lists() if name not in leaving for v in vs]
