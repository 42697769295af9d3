"""Which way money leaves, so that nothing leaves twice."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Route(models.TextChoices):
    """By finance's bank transfer, through the payment provider, or not for now."""

    BANK = "bank", _("Bank transfer")
    STRIPE = "stripe", _("Online")
    HELD = "held", _("Held: card dispute")


def route_field() -> "models.CharField[Any, Any]":
    """Return the column: a bank transfer unless online payment takes it over."""
    return models.CharField(
        _("Way"), max_length=10, choices=Route.choices, default=Route.BANK.value
    )


def route_constraint(name: str) -> models.CheckConstraint:
    """Return the database's own list of the ways."""
    return models.CheckConstraint(
        condition=Q(route__in=("bank", "stripe", "held")), name=f"{name}_route_known"
    )
