"""What a purchase has to pay, and what the payer declared to have paid."""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import money_field, summed
from checkout.payment.limits import second_person_above
from checkout.payment.process import PAYMENT
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint


class PaymentRequestQuerySet(ScopedQuerySet):
    """The buying company and finance see a request; sellers see the state of their order only."""

    def visible_to(self, party: Party) -> Self:
        """Return the requests that the party may see."""
        if party.is_system or party.may("match"):
            return self.all()
        if not (party.is_member and party.may("view")):
            return self.none()
        return self.filter(purchase__buyer_id=party.company_id)

    def may_see(self, party: Party, request: Any) -> bool:
        """Say whether the party may see one request: the twin of `visible_to`."""
        if party.is_system or party.may("match"):
            return True
        mine = party.company_id == request.purchase.buyer_id
        return party.is_member and party.may("view") and mine


class PaymentRequest(models.Model):
    """One transfer for one purchase, to the platform's account; the reference is its number."""

    PROCESS: ClassVar[Process] = PAYMENT

    purchase = models.OneToOneField(
        "order.Purchase", on_delete=models.PROTECT, related_name="payment_request"
    )
    status = models.CharField(_("Status"), max_length=20, default=PAYMENT.initial, db_index=True)
    currency = models.CharField(_("Currency"), max_length=3)
    amount = money_field(_("Amount"))
    asked_at = models.DateTimeField(_("Asked"))
    first_matched_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PaymentRequestQuerySet.as_manager()

    class Meta:
        ordering = ("asked_at", "id")
        verbose_name = _("Payment")
        verbose_name_plural = _("Payments")
        constraints: ClassVar = [
            status_constraint(PAYMENT),
            models.CheckConstraint(condition=Q(amount__gte=0), name="payment_amount_not_negative"),
        ]

    def __str__(self) -> str:
        return self.reference

    def get_absolute_url(self) -> str:
        """Return the page with the bank details."""
        return reverse("payment:instructions", args=[self.reference])

    @property
    def reference(self) -> str:
        """What the payer writes on the transfer: the purchase's number."""
        return str(self.purchase.number)

    @property
    def url_key(self) -> str:
        """What stands for it in an address: the payer's pages take its number, staff's its key."""
        return self.reference if self.status == "open" else str(self.pk)

    @property
    def proof(self) -> "Proof | None":
        """The proof declared last, or None."""
        return self.proofs.order_by("-id").first()

    @property
    def received(self) -> Decimal:
        """What finance found on the account so far, in the request's currency."""
        found = self.proofs.aggregate(total=summed("received"))["total"]
        return found or Decimal(0)

    @property
    def needs_second_person(self) -> bool:
        """True above the limit of one finance person."""
        proof = self.proof
        found = proof.received if proof and proof.received else Decimal(0)
        return max(self.amount, found) > second_person_above(self.currency)


class Proof(models.Model):
    """A declaration "I have paid" with its file; `received` is what finance then found."""

    request = models.ForeignKey(PaymentRequest, on_delete=models.PROTECT, related_name="proofs")
    amount = money_field(_("Amount"))
    paid_on = models.DateField(_("Paid on"))
    payer_name = models.CharField(_("Payer's name"), max_length=140)
    reference = models.CharField(_("Reference"), max_length=140, blank=True)
    file = models.ForeignKey("kernel.StoredFile", on_delete=models.PROTECT, related_name="+")
    declared_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="proofs_of_payment"
    )
    declared_at = models.DateTimeField(_("Declared"))
    received = money_field(_("Received"), null=True, blank=True)
    bank_reference = models.CharField(_("Bank's reference"), max_length=140, blank=True)
    refusal = models.TextField(_("Reason of the refusal"), blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("Proof of payment")
        verbose_name_plural = _("Proofs of payment")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="proof_amount_is_positive"),
            models.CheckConstraint(
                condition=Q(received=None) | Q(received__gte=0),
                name="proof_received_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}: {self.amount}"
