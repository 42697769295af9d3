"""Whose monthly limits a purchase counts against."""

from django.db import models

from marketplace.members.models.unit import Unit


class Charge(models.Model):
    """A purchase as it was placed: by which member, for which unit. Later moves change nothing."""

    purchase = models.OneToOneField(
        "order.Purchase", on_delete=models.CASCADE, related_name="charge"
    )
    member = models.ForeignKey("companies.Member", on_delete=models.PROTECT, related_name="charges")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="charges"
    )

    def __str__(self) -> str:
        return f"purchase {self.purchase_id} of member {self.member_id}"
