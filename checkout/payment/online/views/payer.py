"""The payer's page: how an attempt stands, and the way to the provider."""

from typing import Any

from django.urls import reverse

from checkout.payment.models import PaymentRequest
from checkout.payment.online import queries, rules
from checkout.payment.online.actions import begin_session
from checkout.payment.online.actions.sessions import minor_due
from checkout.payment.online.views.switch import OnMixin
from checkout.payment.process.request import payer
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.money import from_minor
from marketplace.kernel.views import ActionView, PersonMixin
from marketplace.kernel.visibility import load


class PayView(OnMixin, PersonMixin, ActionView):
    """One attempt to pay online: how it stands, and the way to the provider's page.

    The page never says "paid" before the provider did; coming back proves nothing.
    """

    template_name = "online/pay.html"
    form_class = ActingForm

    def payment(self) -> PaymentRequest:
        """Return the visible request of the purchase. Raises Http404."""
        number = self.kwargs["number"]
        found: PaymentRequest = load(PaymentRequest, self.request.party, purchase__number=number)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the request, the latest attempt and what is to pay."""
        payment = self.payment()
        minor = minor_due(payment)
        return super().get_context_data(
            payment=payment,
            attempt=queries.latest_session(payment.purchase_id),
            amount=from_minor(minor, payment.currency),
            why_not=rules.amount_problem(minor, payment.currency),
            may_pay=payer(self.request.party, payment) and payment.status == "open",
            returned="returned" in self.request.GET,
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Open an attempt, or ask how the open one stands."""
        del form
        payment = self.payment()
        begin_session(payment, by=self.request.party)
        return reverse("online:pay", args=[payment.reference])
