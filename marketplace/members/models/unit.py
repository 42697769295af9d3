"""A part of a company: its addresses, cost centre and monthly budget."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet
from marketplace.members.models.fields import amount, currency, not_negative


class UnitQuerySet(ScopedQuerySet):
    """Colleagues know the units of their company."""

    def open(self) -> Self:
        """Return the units that people can belong to."""
        return self.filter(closed_at=None)

    def visible_to(self, party: Party) -> Self:
        """Return the units that the party may see."""
        if party.company_id is None:
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, unit: "Unit") -> bool:
        """Say the same of one unit."""
        return party.company_id is not None and unit.company_id == party.company_id


class Unit(models.Model):
    """A department or site; a closed one stays for what was charged to it."""

    company = models.ForeignKey("companies.Company", on_delete=models.CASCADE, related_name="units")
    name = models.CharField(_("name"), max_length=80)
    cost_centre = models.CharField(_("cost centre"), max_length=60, blank=True)
    delivery = models.ForeignKey(
        "companies.Address", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    invoice = models.ForeignKey(
        "companies.Address", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    budget = amount(_("budget per month"))
    currency = currency(_("currency"))
    responsible = models.ForeignKey(
        "companies.Member", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        ordering = ("name", "pk")
        constraints: ClassVar = [
            models.UniqueConstraint(
                "company",
                Lower("name"),
                condition=Q(closed_at=None),
                name="one_open_unit_of_a_name",
            ),
            not_negative("unit_budget_not_negative", "budget"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the unit's page."""
        return reverse("members:unit", args=[self.pk])
