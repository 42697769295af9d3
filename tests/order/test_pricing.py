"""Amounts computed by hand, and the sums that hold for every order."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout.order.rules import (
    Amount,
    Quantity,
    commission_for,
    letter,
    price_order,
    purchase_number,
    total_of,
)
from marketplace.kernel.money import CURRENCIES, quantize, step

D = Decimal
EXAMPLES = [
    # 3 x 0.3335 = 1.0005 -> 1.00; 7 x 1.115 = 7.805 -> 7.81; 5.00
    # net 13.81, 20 % = 2.762 -> 2.76
    # shares of 2.76: .19985 1.56087 .99928 -> .19 1.56 .99, the 2 cents to the 1st and 3rd
    (
        "EUR",
        [("0.3335", 3), ("1.1150", 7)],
        "5",
        "20",
        [("1.00", "0.20"), ("7.81", "1.56"), ("5.00", "1.00")],
        ("13.81", "2.76"),
    ),
    # 3 x 33.5 = 100.5 -> 101; 1 x 99.4 -> 99; 0 -> net 200, 10 % = 20; shares 10.1 9.9 0 -> 10 10 0
    (
        "JPY",
        [("33.5000", 3), ("99.4000", 1)],
        "0",
        "10",
        [("101", "10"), ("99", "10"), ("0", "0")],
        ("200", "20"),
    ),
    # 3 x 0.4165 = 1.2495 -> 1.250; 2 x 0.1111 = .2222 -> .222; .100; net 1.572, 5 % = .0786 -> .079
    # shares .06282 .01116 .00503 -> .062 .011 .005, one fils left to the 1st
    (
        "KWD",
        [("0.4165", 3), ("0.1111", 2)],
        "0.1",
        "5",
        [("1.250", "0.063"), ("0.222", "0.011"), ("0.100", "0.005")],
        ("1.572", "0.079"),
    ),
]
PRICES = st.decimals("0.0001", "99999", places=4)
LINES = st.lists(st.builds(Quantity, PRICES, st.integers(1, 10_000)), min_size=1, max_size=12)
ORDERS = st.builds(
    lambda lines, delivery, rate, currency: (lines, delivery, rate, currency),
    LINES,
    st.decimals("0", "5000", places=3),
    st.sampled_from([D(0), D("5.5"), D(10), D(19), D(20), D("25.5")]),
    st.sampled_from(CURRENCIES),
)


@pytest.mark.parametrize("example", EXAMPLES)
def test_amounts_computed_by_hand(example) -> None:
    currency, lines, delivery, rate, parts, total = example
    bought = [Quantity(D(price), quantity) for price, quantity in lines]
    priced = price_order(bought, D(delivery), D(rate), currency)
    shown = [(str(a.net), str(a.tax)) for a in (*priced.lines, priced.delivery)]
    assert shown == parts
    assert (str(priced.total.net), str(priced.total.tax)) == total


@given(ORDERS)
def test_lines_and_delivery_sum_to_the_order(order) -> None:
    priced = price_order(*order)
    assert total_of([*priced.lines, priced.delivery]) == priced.total


@given(ORDERS)
def test_tax_is_rounded_once_on_the_sum_of_nets(order) -> None:
    priced = price_order(*order)
    assert priced.total.tax == quantize(priced.total.net * order[2] / 100, order[3])


@given(st.lists(LINES, min_size=1, max_size=6), st.sampled_from(CURRENCIES))
def test_orders_sum_to_the_purchase(orders, currency) -> None:
    totals = [price_order(lines, D("12.5"), D(20), currency).total for lines in orders]
    assert total_of(totals).gross == sum((t.gross for t in totals), D(0))


@given(ORDERS)
def test_every_share_is_within_one_minor_unit_of_its_own_tax(order) -> None:
    priced = price_order(*order)
    for part in priced.lines:
        assert abs(part.tax - part.net * order[2] / 100) <= 2 * step(order[3])


@pytest.mark.parametrize(
    ("nets", "currency", "net", "tax"),
    [
        (["4120.00", "2835.00"], "EUR", "347.75", "69.55"),
        (["0.10"], "EUR", "0.01", "0.00"),
        (["12345"], "JPY", "617", "123"),
        (["12.345"], "KWD", "0.617", "0.123"),
    ],
)
def test_commission_computed_by_hand(nets, currency, net, tax) -> None:
    commission = commission_for([D(n) for n in nets], D(5), D(20), currency)
    assert (str(commission.net), str(commission.tax)) == (net, tax)


def test_gross_is_net_and_tax() -> None:
    assert Amount(D("10.00"), D("1.90")).gross == D("11.90")


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (52, "BA")])
def test_orders_of_a_purchase_have_letters(place, letters) -> None:
    assert letter(place) == letters


def test_a_purchase_number_has_year_and_count() -> None:
    assert purchase_number(2026, 123) == "2026-000123"
