"""Delivery and currency of a basket, by tables."""

from decimal import Decimal

import pytest

from checkout.rules import COLLECTION, FLAT, Tariff, delivery_net, one_currency

TARIFF = Tariff(Decimal("12.00"), Decimal("500.00"), collection=True)


@pytest.mark.parametrize(
    ("method", "goods", "net"),
    [
        (FLAT, "499.99", "12.00"),
        (FLAT, "500.00", "0"),
        (FLAT, "500.01", "0"),
        (COLLECTION, "10.00", "0"),
    ],
)
def test_delivery_is_flat_free_above_or_collected(method: str, goods: str, net: str) -> None:
    assert delivery_net(TARIFF, method, Decimal(goods)) == Decimal(net)


def test_who_offers_no_collection_charges_delivery() -> None:
    assert delivery_net(Tariff(Decimal("9.00")), COLLECTION, Decimal("1.00")) == Decimal("9.00")


@pytest.mark.parametrize(
    ("found", "one"),
    [([], None), (["EUR"], "EUR"), (["EUR", "EUR"], "EUR"), (["EUR", "JPY"], None)],
)
def test_a_basket_has_one_currency_or_none(found: list[str], one: str | None) -> None:
    assert one_currency(found) == one
