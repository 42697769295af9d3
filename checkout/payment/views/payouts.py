"""Statements for the seller, and finance's record of what was paid out."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from checkout.payment import queries
from checkout.payment.actions import record_payout
from checkout.payment.forms import PayoutForm
from marketplace.companies.models import Company
from marketplace.kernel.money import quantize
from marketplace.kernel.views import ActionView, MemberMixin, StaffMixin
from marketplace.kernel.visibility import load


class PayoutsView(MemberMixin, TemplateView):
    """What the seller is owed, line by line, and what was paid out."""

    right = "receive_money"
    template_name = "payment/payouts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the open statement by currency and the payouts."""
        party = self.request.party
        return super().get_context_data(
            statements=queries.open_statements(party), payouts=queries.payouts(party), **kwargs
        )


class StaffPayoutsView(StaffMixin, ActionView):
    """What is to pay out by seller and currency; recording makes a batch of it."""

    right = "match"
    template_name = "payment/staff_payouts.html"
    form_class = PayoutForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is payable, each with its own form, and the latest payouts; a refused form
        whose row is gone or held stands above them."""
        sent = kwargs.get("form")
        payables = [{**row, "form": _form_of(row, sent)} for row in queries.payables()]
        shown = [row["form"] for row in payables if not (row["waits"] or row["held"])]
        return super().get_context_data(
            payables=payables,
            payouts=queries.payouts(self.request.party)[:50],
            stray=sent if sent is not None and sent not in shown else None,
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Record one batch."""
        party = self.request.party
        load(Company, party, pk=form.cleaned_data["seller"])
        batch = record_payout(form.prepared(), form.cleaned_data["bank_reference"], by=party)
        messages.success(self.request, _("Payout %(number)s recorded.") % {"number": batch.number})
        return reverse("payment:staff_payouts")


def _form_of(row: dict[str, Any], sent: PayoutForm | None) -> PayoutForm:
    """Return the form of one row: the refused one where it was sent from, else a fresh one."""
    key = {"seller": row["seller"], "currency": row["currency"]}
    typed = sent.data if sent is not None and sent.is_bound else {}
    if sent is not None and all(typed.get(name) == str(key[name]) for name in key):
        return sent
    account = row["account"].pk if row["account"] else ""
    amount = quantize(row["total"], row["currency"])
    shown = {**key, "account": account, "newest": row["newest"], "amount": amount}
    return PayoutForm(initial=shown, auto_id=f"id_{row['seller']}_{row['currency']}_%s")
