"""Amounts are rounded once, half up, and shares lose nothing."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from marketplace.kernel.money import (
    CURRENCIES,
    from_minor,
    line_net,
    minor_unit_digits,
    quantize,
    spread,
    to_minor,
)

currencies = st.sampled_from(CURRENCIES)
minors = st.integers(-(10**14), 10**14)
weights = st.lists(st.decimals(0, 10**14, places=4), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("unit_price", "quantity", "currency", "net"),
    [
        ("0.0049", 1, "EUR", "0.00"),
        ("0.0050", 1, "EUR", "0.01"),
        ("1.2345", 3, "EUR", "3.70"),
        ("0.3333", 1000, "USD", "333.30"),
        ("149.5000", 1, "JPY", "150"),
        ("0.4999", 3, "JPY", "1"),
        ("0.0005", 1, "KWD", "0.001"),
        ("12.3456", 7, "KWD", "86.419"),
    ],
)
def test_a_line_is_rounded_once(unit_price: str, quantity: int, currency: str, net: str) -> None:
    assert str(line_net(Decimal(unit_price), quantity, currency)) == net


def test_a_half_goes_away_from_zero() -> None:
    assert quantize(Decimal("-0.005"), "EUR") == Decimal("-0.01")


@pytest.mark.parametrize(("currency", "digits"), [("EUR", 2), ("JPY", 0), ("KWD", 3)])
def test_minor_units_follow_iso_4217(currency: str, digits: int) -> None:
    assert minor_unit_digits(currency) == digits


def test_an_untraded_currency_has_no_minor_unit() -> None:
    with pytest.raises(KeyError):
        minor_unit_digits("XXX")


def test_an_amount_finer_than_the_minor_unit_is_no_amount() -> None:
    with pytest.raises(ValueError, match="finer"):
        to_minor(Decimal("1.5"), "JPY")


@given(minors, currencies)
def test_minor_units_come_back(minor: int, currency: str) -> None:
    assert to_minor(from_minor(minor, currency), currency) == minor


@given(st.decimals(0, 10**10, places=4), st.integers(1, 10**6), currencies)
def test_a_line_differs_from_the_exact_product_by_half_a_unit(
    price: Decimal, quantity: int, currency: str
) -> None:
    exact = Fraction(price) * quantity
    unit = Fraction(1, 10 ** minor_unit_digits(currency))
    assert abs(Fraction(line_net(price, quantity, currency)) - exact) <= unit / 2


@pytest.mark.parametrize(
    ("total", "parts", "currency", "shares"),
    [
        ("100", (1, 1, 1), "JPY", ["34", "33", "33"]),
        ("0.01", (1, 1), "EUR", ["0.01", "0.00"]),
        ("10.000", (2, 1), "KWD", ["6.667", "3.333"]),
        ("-0.05", (3, 2), "EUR", ["-0.03", "-0.02"]),
        ("7.00", (0, 0, 0), "EUR", ["7.00", "0.00", "0.00"]),
        ("7.00", (0, 5), "EUR", ["0.00", "7.00"]),
        ("1.00", (), "EUR", []),
    ],
)
def test_shares_by_hand(
    total: str, parts: tuple[int, ...], currency: str, shares: list[str]
) -> None:
    found = spread(Decimal(total), [Decimal(part) for part in parts], currency)
    assert [str(share) for share in found] == shares


@given(minors, weights, currencies)
def test_shares_sum_to_the_total(minor: int, parts: list[Decimal], currency: str) -> None:
    total = from_minor(minor, currency)
    assert sum(spread(total, parts, currency)) == total


@given(minors, weights, currencies)
def test_no_share_is_a_minor_unit_off(minor: int, parts: list[Decimal], currency: str) -> None:
    assume(any(parts))
    whole = sum(Fraction(part) for part in parts)
    shares = spread(from_minor(minor, currency), parts, currency)
    exact = [minor * Fraction(part) / whole for part in parts]
    assert all(abs(to_minor(s, currency) - e) < 1 for s, e in zip(shares, exact, strict=True))
