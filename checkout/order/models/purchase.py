"""The buyer's whole, across sellers: one basket, one transfer, one number."""

from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import adds_up, money_field
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class PurchaseQuerySet(ScopedQuerySet):
    """The buying company's people, finance and moderators see a purchase; a seller never does."""

    def visible_to(self, party: Party) -> Self:
        """Return the purchases that the party may see."""
        if party.is_system or party.may("match") or party.may("moderate"):
            return self.all()
        if not (party.is_member and party.may("view")):
            return self.none()
        return self.filter(buyer_id=party.company_id)

    def may_see(self, party: Party, purchase: Any) -> bool:
        """Say whether the party may see one purchase: the twin of `visible_to`."""
        if party.is_system or party.may("match") or party.may("moderate"):
            return True
        return party.is_member and party.may("view") and purchase.buyer_id == party.company_id


class Purchase(models.Model):
    """What a company bought at once. Amounts are the sums of its orders; `pay_by` empty means that
    a declared proof of payment keeps it until it is matched or refused."""

    number = models.CharField(_("Number"), max_length=20, unique=True)
    buyer = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="purchases"
    )
    placed_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="purchases"
    )
    basket = models.OneToOneField(
        "basket.Basket", on_delete=models.PROTECT, related_name="purchase"
    )
    currency = models.CharField(_("Currency"), max_length=3)
    net = money_field(_("Net"))
    tax = money_field(_("Tax"))
    gross = money_field(_("Gross"))
    placed_at = models.DateTimeField(_("Placed"), db_index=True)
    pay_by = models.DateTimeField(_("Pay by"), null=True, blank=True)
    po_number = models.CharField(_("Purchase order number"), max_length=60, blank=True)
    cost_centre = models.CharField(_("Cost centre"), max_length=60, blank=True)
    note = models.TextField(_("Note"), blank=True)
    invoice = models.JSONField(_("Invoice details"), default=dict, blank=True)
    payment_method = models.CharField(_("Payment method"), max_length=20, default="transfer")

    objects = PurchaseQuerySet.as_manager()

    class Meta:
        ordering = ("-placed_at", "-id")
        verbose_name = _("Purchase")
        verbose_name_plural = _("Purchases")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=adds_up("gross", "net", "tax"), name="purchase_gross_is_net_and_tax"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """Return the purchase's page."""
        return reverse("orders:purchase", args=[self.number])
