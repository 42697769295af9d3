"""What goes to sellers: payouts and the lines of their statements."""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Sum
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import adds_up, money_field
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class PayoutQuerySet(ScopedQuerySet):
    """The selling company's money people and finance see payouts and their lines."""

    def visible_to(self, party: Party) -> Self:
        """Return the rows that the party may see."""
        if party.is_system or party.may("match"):
            return self.all()
        if not (party.is_member and party.may("receive_money")):
            return self.none()
        return self.filter(seller_id=party.company_id)

    def may_see(self, party: Party, row: Any) -> bool:
        """Say whether the party may see one row: the twin of `visible_to`."""
        if party.is_system or party.may("match"):
            return True
        mine = party.company_id == row.seller_id
        return party.is_member and party.may("receive_money") and mine

    def sums(self) -> dict[str, Decimal]:
        """Return the totals of a statement's columns."""
        names = ("gross", "commission", "commission_tax", "net")
        found = self.aggregate(**{name: Sum(name) for name in names})
        return {name: found[name] or Decimal(0) for name in names}


class Payout(models.Model):
    """A transfer to one seller in one currency: a batch of lines."""

    number = models.CharField(_("Number"), max_length=20, unique=True)
    seller = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="payouts"
    )
    currency = models.CharField(_("Currency"), max_length=3)
    amount = money_field(_("Amount"))
    recorded_at = models.DateTimeField(_("Recorded"))
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    bank_reference = models.CharField(_("Bank's reference"), max_length=140)

    objects = PayoutQuerySet.as_manager()

    class Meta:
        ordering = ("-recorded_at", "-id")
        verbose_name = _("Payout")
        verbose_name_plural = _("Payouts")

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """Return the seller's page of payouts."""
        return reverse("payment:payouts")


class PayoutLine(models.Model):
    """One completed order on a statement: gross, what is kept back, net."""

    seller = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="payout_lines"
    )
    order = models.OneToOneField(
        "order.Order", on_delete=models.PROTECT, related_name="payout_line"
    )
    payout = models.ForeignKey(
        Payout, on_delete=models.PROTECT, null=True, blank=True, related_name="lines"
    )
    currency = models.CharField(_("Currency"), max_length=3)
    gross = money_field(_("Gross"))
    commission = money_field(_("Commission"))
    commission_tax = money_field(_("Tax on commission"))
    net = money_field(_("Net"))
    released_at = models.DateTimeField(_("Released"))

    objects = PayoutQuerySet.as_manager()

    class Meta:
        ordering = ("released_at", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=adds_up("gross", "net", "commission", "commission_tax"),
                name="payout_line_adds_up",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}: {self.net}"
