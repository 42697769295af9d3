"""Finance's desk: declared payments, the proof beside the request, refunds to transfer."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import ListView

from checkout.payment import queries
from checkout.payment.actions import match, pay_refund
from checkout.payment.forms import MatchForm, TransferForm
from checkout.payment.models import PaymentRequest, Proof, Refund
from marketplace.kernel.money import quantize
from marketplace.kernel.refusal import Refused
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.kernel.visibility import load


class QueueView(StaffMixin, ListView):  # type: ignore[type-arg]
    """Declared payments, the longest waiting first."""

    right = "match"
    template_name = "payment/queue.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Any]:
        """Return what waits for finance."""
        return queries.queue(self.request.party)


class MatchView(StaffMixin, ActionView):
    """One payment: what is asked, what was declared, what finance finds."""

    right = "match"
    template_name = "payment/match.html"
    form_class = MatchForm

    def payment(self) -> PaymentRequest:
        """Return the request of the address. Raises Http404."""
        found: PaymentRequest = load(PaymentRequest, self.request.party, pk=self.kwargs["pk"])
        return found

    def get_initial(self) -> dict[str, Any]:
        """Propose the declared amount."""
        proof = self.payment().proof
        if proof is None:
            return {}
        amount = quantize(proof.amount, self.payment().currency)
        return {"proof": proof.pk, "received": amount}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the request, its proofs and what is missing."""
        payment = self.payment()
        return super().get_context_data(
            payment=payment,
            proofs=payment.proofs.select_related("file", "declared_by").order_by("-id"),
            missing=queries.still_to_pay(payment),
            account=queries.bank_account(payment.currency),
            orders=queries.waiting_orders(payment).select_related("seller"),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Match the proof that the form was opened for."""
        facts = form.cleaned_data
        proof = Proof.objects.filter(pk=facts["proof"], request=self.payment()).first()
        if proof is None:
            raise Refused(_("There is no proof to decide on."), code="stale")
        reference = facts["bank_reference"]
        match(proof, facts["received"], by=self.request.party, bank_reference=reference)
        messages.success(self.request, _("Recorded."))
        return reverse("payment:queue")


class RefundsView(StaffMixin, ListView):  # type: ignore[type-arg]
    """Refunds owed and paid."""

    right = "match"
    template_name = "payment/refunds.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Any]:
        """Return the refunds, those still owed first."""
        return queries.refunds(self.request.party)


class RefundView(StaffMixin, ActionView):
    """Record the transfer of one refund."""

    right = "match"
    template_name = "payment/refund.html"
    form_class = TransferForm

    def refund(self) -> Refund:
        """Return the refund of the address. Raises Http404."""
        found: Refund = load(Refund, self.request.party, pk=self.kwargs["pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the refund."""
        return super().get_context_data(refund=self.refund(), **kwargs)

    def act(self, form: Any) -> str:
        """Record the transfer."""
        pay_refund(self.refund(), form.cleaned_data["bank_reference"], by=self.request.party)
        messages.success(self.request, _("Recorded."))
        return reverse("payment:refunds")
