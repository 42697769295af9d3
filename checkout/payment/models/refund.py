"""What is owed back to buyers."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import money_field
from checkout.payment.models.route import route_constraint, route_field
from checkout.payment.process import REFUND
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint


class RefundQuerySet(ScopedQuerySet):
    """The company it is owed to and finance see a refund."""

    def visible_to(self, party: Party) -> Self:
        """Return the refunds that the party may see."""
        if party.is_system or party.may("match"):
            return self.all()
        if not (party.is_member and party.may("view")):
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, refund: Any) -> bool:
        """Say whether the party may see one refund: the twin of `visible_to`."""
        if party.is_system or party.may("match"):
            return True
        return party.is_member and party.may("view") and party.company_id == refund.company_id


class Refund(models.Model):
    """Money owed back to a buyer: for a cancelled order, or for what was paid too much."""

    PROCESS: ClassVar[Process] = REFUND

    company = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="refunds"
    )
    purchase = models.ForeignKey("order.Purchase", on_delete=models.PROTECT, related_name="refunds")
    order = models.ForeignKey(
        "order.Order", on_delete=models.PROTECT, null=True, blank=True, related_name="refunds"
    )
    status = models.CharField(_("Status"), max_length=20, default=REFUND.initial, db_index=True)
    currency = models.CharField(_("Currency"), max_length=3)
    amount = money_field(_("Amount"))
    reason = models.TextField(_("Reason"))
    owed_at = models.DateTimeField(_("Owed since"))
    route = route_field()
    bank_reference = models.CharField(_("Bank's reference"), max_length=140, blank=True)

    objects = RefundQuerySet.as_manager()

    class Meta:
        ordering = ("owed_at", "id")
        verbose_name = _("Refund")
        verbose_name_plural = _("Refunds")
        constraints: ClassVar = [
            status_constraint(REFUND),
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_is_positive"),
            route_constraint("refund"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.currency}"

    def get_absolute_url(self) -> str:
        """Return what the refund belongs to: the order, or the purchase."""
        return self.order.get_absolute_url() if self.order else self.purchase.get_absolute_url()
