"""What one member may spend, and the unit the member belongs to."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet
from marketplace.members.models.fields import amount, currency, not_negative
from marketplace.members.models.unit import Unit


class SpendingLimitQuerySet(ScopedQuerySet):
    """Managers see all limits of their company, everybody else their own."""

    def visible_to(self, party: Party) -> Self:
        """Return the limits that the party may see."""
        if party.company_id is None:
            return self.none()
        found = self.filter(member__company_id=party.company_id)
        return found if party.may("manage") else found.filter(member__person_id=party.person_id)

    def may_see(self, party: Party, limit: "SpendingLimit") -> bool:
        """Say the same of one limit."""
        member = limit.member
        if party.company_id is None or member.company_id != party.company_id:
            return False
        return party.may("manage") or member.person_id == party.person_id


class SpendingLimit(models.Model):
    """Gross amounts in one currency; an empty amount does not limit, 0 allows nothing.

    Its row is locked while a purchase is placed, so that two placements count each other.
    """

    member = models.OneToOneField(
        "companies.Member", on_delete=models.CASCADE, related_name="spending"
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="people"
    )
    per_order = amount(_("limit per order"))
    per_month = amount(_("limit per month"))
    currency = currency(_("currency"))

    objects = SpendingLimitQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            not_negative("spending_limit_not_negative", "per_order", "per_month")
        ]

    def __str__(self) -> str:
        return f"limit of member {self.member_id}"
