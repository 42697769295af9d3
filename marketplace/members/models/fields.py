"""Columns that several rows share."""

from typing import Any

from django.db import models
from django.db.models import Q

from marketplace.kernel.money import CURRENCIES


def amount(label: object, **options: Any) -> Any:
    """Return a column for an amount, empty where nothing limits."""
    return models.DecimalField(
        label,  # type: ignore[arg-type]
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
        **options,
    )


def currency(label: object) -> Any:
    """Return a column for one of the traded currencies."""
    choices = [(code, code) for code in CURRENCIES]
    return models.CharField(label, max_length=3, default="EUR", choices=choices)  # type: ignore[arg-type]


def not_negative(name: str, *fields: str) -> models.CheckConstraint:
    """Return the guard that amounts are empty, zero or more."""
    wanted = Q()
    for field in fields:
        wanted &= Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0})
    return models.CheckConstraint(condition=wanted, name=name)
