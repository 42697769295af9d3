"""The database refuses what no code may do: oversold stock, a second record, bad tiers."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from oscar.apps.partner.models import StockRecord

from catalogue import stock_rule
from catalogue.models import PriceTier, Product


@pytest.fixture
def record(world) -> StockRecord:
    return world.listing(in_stock=3).stock_record


def refused(write) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        write()


def stock(record, **columns) -> int:
    return StockRecord.objects.filter(pk=record.pk).update(**columns)


@pytest.mark.parametrize("columns", [{"num_allocated": 4}, {"num_allocated": -1}])
def test_never_more_reserved_than_there_is(record, columns) -> None:
    refused(lambda: stock(record, **columns))


def test_stock_can_not_sink_below_what_is_reserved(record) -> None:
    stock(record, num_allocated=3)
    refused(lambda: stock(record, num_in_stock=2))


@pytest.mark.parametrize(
    "columns",
    [
        {"num_allocated": 3},
        {"num_allocated": 0},
        {"num_allocated": None},
        {"num_in_stock": None, "num_allocated": 1000},
    ],
)
def test_what_may_be(record, columns) -> None:
    assert stock(record, **columns) == 1


def test_a_new_record_is_checked_too(record, world) -> None:
    facts = {"product": record.product, "partner": record.partner, "partner_sku": "Z"}
    refused(lambda: StockRecord.objects.create(**facts, num_in_stock=1))
    other = world.listing()
    other.stock_record.delete()
    facts |= {"product": other, "num_allocated": 2, "num_in_stock": 1}
    refused(lambda: StockRecord.objects.create(**facts))


def test_installing_twice_is_harmless(world) -> None:
    stock_rule.install(connection)
    record = world.listing(in_stock=3).stock_record
    refused(lambda: stock(record, num_allocated=4))


@pytest.mark.parametrize(
    "tier",
    [
        {"min_quantity": 0, "unit_price": Decimal(1)},
        {"min_quantity": 5, "unit_price": Decimal(0)},
        {"min_quantity": 10, "unit_price": Decimal(1)},
    ],
)
def test_tiers_that_the_database_refuses(record, tier) -> None:
    refused(lambda: PriceTier.objects.create(stockrecord=record, **tier))


def test_a_state_outside_the_table_is_refused(record) -> None:
    refused(lambda: Product.objects.filter(pk=record.product_id).update(status="sold"))
