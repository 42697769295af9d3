"""Addresses and query strings that nobody was given: far keys, NUL, strange words, other hosts."""

from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.urls import NoReverseMatch, reverse

from search.engines import forget
from tests.addresses import address
from tests.hostile.reading import asked_for
from tests.lasting import Fair
from tests.seats import SEATS, rows

__all__ = ["asked_for"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bare_404", "uncounted")]
KEYS = ("0", "2147483648", "9223372036854775808", "9" * 40)
NAMES = (
    "q", "page", "state", "country", "category", "quantity", "address", "next", "sort", "seller",
    "price_from", "price_to", "currency", "brand", "stock", "lead", "minimum", "view", "key",
)  # fmt: skip
FRAME = {"q", "category"}  # the field for searching, on every page
REFUSED = 400
VALUES = (
    "",
    "-1",
    "1e999",
    "NaN",
    "9" * 40,
    "a\0b",
    "\u202eעברית 🧾",
    "x" * 5000,
    "//evil.example",
)


def test_far_keys_are_not_found(fair: Fair) -> None:
    wrong = []
    for name, args in fair.objects.items():
        for path in far(name, args):
            codes = [client.get(path).status_code for client in fair.seats.clients]
            if not set(codes) <= {302, 404, 405}:
                wrong.append(f"{path}: {codes}")
    assert not wrong


def far(name: str, args: tuple[Any, ...]) -> list[str]:
    """Return the address with every number of its arguments far away."""
    found = []
    for key in KEYS if any(isinstance(arg, int) for arg in args) else ():
        try:
            found.append(reverse(name, args=[key if isinstance(a, int) else a for a in args]))
        except NoReverseMatch:
            continue
    return found


def test_no_query_breaks_a_page(fair: Fair, asked_for: set[str]) -> None:
    """A page that reads no more of the query than its frame is asked with one value, the values
    taking turns: what the frame makes of each of them shows on the other pages."""
    broken, readers = [], set()
    for place, (name, codes) in enumerate(rows().items()):
        seat = next((n for n, code in enumerate(codes) if code == "200"), SEATS.index("buyer"))
        client, path = fair.seats.clients[seat], address(name, fair.objects)
        for value in VALUES[place % len(VALUES) :] + VALUES[: place % len(VALUES)]:
            asked_for.clear()
            answer = client.get(f"{path}?{urlencode(dict.fromkeys(NAMES, value))}")
            host = urlsplit(answer.headers.get("Location", "")).netloc
            if answer.status_code >= 500 or host:
                broken.append(f"{name} {value[:50]!r}: {answer.status_code} {host}")
            if answer.status_code == REFUSED:
                continue  # before any page saw it
            if asked_for <= FRAME and not answer.has_header("Location"):
                break
            readers.add(name)
    assert not broken
    assert len(readers) > 60


def test_no_query_breaks_a_page_that_comes_from_the_database(fair: Fair) -> None:
    forget()
    for value in VALUES:
        query = urlencode(dict.fromkeys(NAMES, value))
        for page in ("search:search", "catalogue:index", "catalogue:category"):
            answer = fair.seats.clients[0].get(f"{address(page, fair.objects)}?{query}")
            assert answer.status_code < 500, f"{page} {value}"
