"""How many may be ordered, what somebody typed, and when it ships."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.rules import available_of, quantity_problem, ships_by, typed_quantity


@pytest.mark.parametrize(
    ("quantity", "terms", "problem"),
    [
        (0, {"minimum": 1}, "The quantity is a whole number from 1 on."),
        (-3, {"minimum": 1}, "The quantity is a whole number from 1 on."),
        (10**9 + 1, {"minimum": 1}, "The quantity is a whole number from 1 on."),
        (9, {"minimum": 10}, "The minimum order is 10."),
        (10, {"minimum": 10}, None),
        (13, {"minimum": 1, "multiple": 6}, "It is sold in multiples of 6: order 12 or 18."),
        (5, {"minimum": 5, "multiple": 6}, "It is sold in multiples of 6: order 6."),
        (18, {"minimum": 1, "multiple": 6}, None),
        (39, {"minimum": 1, "available": 38}, "Only 38 are in stock."),
        (38, {"minimum": 1, "available": 38}, None),
        (1, {"minimum": 1, "available": 0}, "Only 0 are in stock."),
        (10**6, {"minimum": 1, "available": None}, None),
    ],
)
def test_problems_in_words(quantity, terms, problem) -> None:
    found = quantity_problem(quantity, **terms)
    assert (found and str(found)) == problem


@pytest.mark.parametrize(
    ("stock", "allocated", "free"),
    [(None, None, None), (None, 5, None), (38, None, 38), (38, 8, 30), (3, 5, 0), (0, 0, 0)],
)
def test_what_is_free_to_sell(stock, allocated, free) -> None:
    assert available_of(stock, allocated) == free


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("", 7),
        ("0", 7),
        ("-1", 7),
        ("1e9", 7),
        ("٣", 7),
        ("9" * 400, 7),
        ("ten", 7),
    ],
)
def test_a_typed_quantity_never_breaks_a_page(text, quantity) -> None:
    assert typed_quantity(text, 7) == quantity


@given(st.text())
def test_any_text_gives_a_quantity(text) -> None:
    assert typed_quantity(text, 1) >= 1


@pytest.mark.parametrize(
    ("day", "lead", "leaves"),
    [
        (date(2026, 11, 20), 0, date(2026, 11, 20)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 0, date(2026, 11, 23)),
        (date(2026, 11, 22), 2, date(2026, 11, 24)),
    ],
)
def test_nothing_leaves_on_a_weekend(day, lead, leaves) -> None:
    assert ships_by(day, lead) == leaves
