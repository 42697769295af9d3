"""A price tier, on Oscar's stock record."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class PriceTier(models.Model):
    """From `min_quantity` sales units on, one costs `unit_price` net, in the record's currency."""

    stockrecord = models.ForeignKey(
        "partner.StockRecord", on_delete=models.CASCADE, related_name="tiers"
    )
    min_quantity = models.PositiveIntegerField(_("From"))
    unit_price = models.DecimalField(_("Unit price"), max_digits=18, decimal_places=4)

    class Meta:
        ordering = ("min_quantity",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(min_quantity__gte=1), name="tier_quantity_from_1"),
            models.CheckConstraint(condition=Q(unit_price__gt=0), name="tier_price_above_zero"),
            models.UniqueConstraint(
                fields=("stockrecord", "min_quantity"), name="one_tier_per_quantity"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.min_quantity}+: {self.unit_price}"
