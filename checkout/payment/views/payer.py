"""Where and what to pay, and the declaration that it was paid."""

from typing import Any

from django.contrib import messages
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from checkout.payment.actions import Declaration, declare
from checkout.payment.forms import DeclareForm
from checkout.payment.models import PaymentRequest
from checkout.payment.queries import bank_account, still_to_pay
from marketplace.kernel.clock import today
from marketplace.kernel.money import quantize
from marketplace.kernel.views import ActionView, MemberMixin, PersonMixin
from marketplace.kernel.visibility import load


class RequestMixin:
    """Loads the request of the purchase in the address."""

    request: Any
    kwargs: dict[str, Any]

    def payment(self) -> PaymentRequest:
        """Return the visible request. Raises Http404."""
        number = self.kwargs["number"]
        found: PaymentRequest = load(PaymentRequest, self.request.party, purchase__number=number)
        return found

    def shown(self) -> dict[str, Any]:
        """Return what both pages show: request, account and what is missing."""
        payment = self.payment()
        return {
            "payment": payment,
            "account": bank_account(payment.currency),
            "missing": quantize(still_to_pay(payment), payment.currency),
        }


class InstructionsView(RequestMixin, PersonMixin, TemplateView):
    """The platform's account, the reference and the amount to copy."""

    template_name = "payment/instructions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the request and the account."""
        return super().get_context_data(**self.shown(), **kwargs)


class DeclareView(RequestMixin, MemberMixin, ActionView):
    """The form "I have paid" with the proof."""

    template_name = "payment/declare.html"
    form_class = DeclareForm

    def get_initial(self) -> dict[str, Any]:
        """Propose what is most often right: all of it, today, with our reference."""
        shown = self.shown()
        return {
            "amount": shown["missing"],
            "paid_on": today(),
            "reference": shown["payment"].reference,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the request."""
        return super().get_context_data(**self.shown(), **kwargs)

    def act(self, form: Any) -> str:
        """Declare and go back to the purchase."""
        facts = dict(form.cleaned_data)
        upload = facts.pop("file")
        payment = self.payment()
        declare(payment, Declaration(**facts), upload, by=self.request.party)
        messages.success(self.request, _("Thank you. Finance now looks for the money."))
        return payment.purchase.get_absolute_url()
