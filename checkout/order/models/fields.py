"""The one money column: wide enough for 4 decimals of a unit price and for JPY and KWD."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.expressions import Combinable
from django.db.models.functions import Round


def money_field(verbose_name: Any, **options: Any) -> "models.DecimalField[Decimal, Decimal]":
    """Return a Decimal(18,4) column."""
    return models.DecimalField(verbose_name, max_digits=18, decimal_places=4, **options)


def adds_up(whole: str, *parts: str) -> Q:
    """Return the condition that one money column is the sum of others, to four decimals.

    SQLite keeps decimals as floats, so a bare sum would now and then differ in the last bit.
    """
    total: Combinable = F(parts[0])
    for part in parts[1:]:
        total = total + F(part)
    return Q(**{whole: Round(total, precision=4)})


def summed(column: str, **options: Any) -> Round:
    """Return the sum of a money column, to four decimals; empty where there are no rows.

    A bare sum of debits and credits would leave SQLite's float dust where they cancel out.
    """
    return Round(Sum(column, **options), precision=4)
