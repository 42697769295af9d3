"""Listings that many companies ordered: numbers only, nobody can be read out of them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from search.recommendations.rules.popularity import FEWEST_COMPANIES


class Popular(models.Model):
    """A listing ordered by enough consenting companies; holds until `until`, when one falls out."""

    listing = models.OneToOneField(
        "catalogue.Product", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    companies = models.PositiveIntegerField(_("Companies"))
    until = models.DateTimeField(_("Until"), db_index=True)

    class Meta:
        verbose_name = _("Popular listing")
        verbose_name_plural = _("Popular listings")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(companies__gte=FEWEST_COMPANIES), name="popular_with_enough_companies"
            )
        ]

    def __str__(self) -> str:
        return f"{self.listing_id}: {self.companies}"
