"""Pure rules: what breaks a limit, what is left, lists of addresses."""

from decimal import Decimal

import pytest

from marketplace.members.rules import Cap, addresses, masked, shortfall

OWN = Cap(currency="EUR", per_order=Decimal(500), per_month=Decimal(1000), spent=Decimal(700))
SHARED = Cap(currency="EUR", unit="Workshop", per_month=Decimal(2000), spent=Decimal(1900))


@pytest.mark.parametrize(
    ("gross", "code"),
    [("300.00", None), ("300.01", "per_month"), ("500.00", "per_month"), ("500.01", "per_order")],
)
def test_a_limit_binds_at_the_cent(gross: str, code: str | None) -> None:
    found = shortfall([OWN], Decimal(gross), "EUR")
    assert (found.code if found else None) == code


def test_the_units_budget_binds_beside_the_own_limit() -> None:
    found = shortfall([OWN, SHARED], Decimal("100.01"), "EUR")
    assert found is not None
    assert (found.code, found.cap.unit, found.cap.left) == ("per_month", "Workshop", Decimal(100))


def test_nothing_is_left_of_zero() -> None:
    none = Cap(currency="EUR", per_order=Decimal(0))
    found = shortfall([none], Decimal("0.01"), "EUR")
    assert found is not None and found.code == "per_order"


def test_overspent_leaves_nothing_rather_than_less() -> None:
    assert Cap(currency="EUR", per_month=Decimal(5), spent=Decimal(9)).left == 0


def test_another_currency_is_refused_unless_nothing_limits() -> None:
    found = shortfall([OWN], Decimal(1), "USD")
    assert found is not None and found.code == "currency"
    assert shortfall([Cap(currency="EUR")], Decimal(1), "USD") is None


def test_a_box_of_addresses_gives_each_once() -> None:
    assert addresses(" A@x.fr\r\nb@x.fr, a@X.fr;\n\n") == ["a@x.fr", "b@x.fr"]


def test_a_masked_address_is_recognised_and_no_more() -> None:
    assert masked("claire@firm.example") == "c•••@firm.example"
