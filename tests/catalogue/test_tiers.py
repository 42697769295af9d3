"""Prices at a quantity, minimum order, next tier: by table, and by property at each edge."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.rules import (
    Tier,
    first_quantity,
    minimum_order,
    next_tier,
    tier_rows,
    tier_table_fault,
    tier_table_warning,
    unit_price_at,
)

TIERS = (
    Tier(25, Decimal("389.5")),
    Tier(1, Decimal("436")),
    Tier(100, Decimal("371")),
    Tier(10, Decimal("412")),
)


@pytest.mark.parametrize(
    ("quantity", "price"),
    [
        (1, "436"),
        (9, "436"),
        (10, "412"),
        (11, "412"),
        (24, "412"),
        (25, "389.5"),
        (99, "389.5"),
        (100, "371"),
        (1_000_000, "371"),
    ],
)
def test_price_at_each_edge(quantity, price) -> None:
    assert unit_price_at(TIERS, quantity) == Decimal(price)


def test_below_the_minimum_order_the_first_price_shows() -> None:
    assert unit_price_at((Tier(5, Decimal(2)), Tier(10, Decimal(1))), 1) == Decimal(2)


def test_without_tiers_there_is_no_price() -> None:
    with pytest.raises(ValueError, match="no price"):
        unit_price_at((), 1)


tables = st.dictionaries(
    st.integers(1, 10**6), st.decimals("0.0001", "99999", places=4), min_size=1, max_size=10
).map(lambda table: [Tier(least, price) for least, price in table.items()])


@given(tables)
def test_one_below_at_and_above_every_edge(tiers) -> None:
    by_minimum = sorted(tiers)
    for before, tier in zip([None, *by_minimum], by_minimum, strict=False):
        below = (before or tier).unit_price
        assert unit_price_at(tiers, tier.min_quantity - 1) == below
        assert unit_price_at(tiers, tier.min_quantity) == tier.unit_price
        assert unit_price_at(tiers, tier.min_quantity + 1) in {t.unit_price for t in tiers}


@given(tables, st.integers(1, 2 * 10**6))
def test_the_order_of_the_rows_does_not_matter(tiers, quantity) -> None:
    assert unit_price_at(tiers, quantity) == unit_price_at(tiers[::-1], quantity)


@given(tables, st.integers(1, 2 * 10**6))
def test_exactly_the_row_of_the_price_is_chosen(tiers, quantity) -> None:
    chosen = [row for row in tier_rows(tiers, quantity) if row.is_chosen]
    expected = [unit_price_at(tiers, quantity)] if quantity >= minimum_order(tiers) else []
    assert [row.unit_price for row in chosen] == expected


@given(tables, st.integers(1, 2 * 10**6))
def test_the_next_tier_is_above_and_cheaper(tiers, quantity) -> None:
    found = next_tier(tiers, quantity)
    assert found is None or found.min_quantity > quantity
    assert found is None or found.unit_price < unit_price_at(tiers, quantity)


def test_rows_as_the_page_shows_them() -> None:
    rows = tier_rows(TIERS, 10)
    assert [(r.min_quantity, r.last_quantity) for r in rows] == [
        (1, 9),
        (10, 24),
        (25, 99),
        (100, None),
    ]
    assert [r.change for r in rows] == [Decimal(c) for c in ("0.0", "-5.5", "-10.7", "-14.9")]


@pytest.mark.parametrize(
    ("tiers", "words"),
    [
        ((), "at least one price"),
        ((Tier(1, Decimal(2)), Tier(1, Decimal(1))), "same quantity"),
        ((Tier(0, Decimal(2)),), "from 1 on"),
        ((Tier(1, Decimal(0)),), "above zero"),
        ((Tier(1, Decimal("-1")),), "above zero"),
        ((Tier(1, Decimal("0.00005")),), "four decimals"),
        (tuple(Tier(n, Decimal(1)) for n in range(1, 12)), "at most 10"),
    ],
)
def test_tables_that_can_not_stand(tiers, words) -> None:
    assert words in str(tier_table_fault(tiers))


def test_a_table_that_stands() -> None:
    assert tier_table_fault(TIERS) is None


def test_a_rising_price_is_asked_about_but_allowed() -> None:
    rising = (Tier(1, Decimal(1)), Tier(10, Decimal(2)))
    assert tier_table_fault(rising) is None
    assert "From 10" in str(tier_table_warning(rising))
    assert tier_table_warning(TIERS) is None


@given(st.integers(1, 10**5), st.integers(1, 10**4))
def test_the_first_quantity_is_the_smallest_whole_multiple(minimum, multiple) -> None:
    first = first_quantity(minimum, multiple)
    assert first % multiple == 0
    assert first - multiple < minimum <= first
