"""What online payment shows on pages of payment: a way to pay, and the way to online payouts."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from checkout.payment.online import gateway, rules
from checkout.payment.online.actions.sessions import minor_due
from checkout.payment.online.queries import account_of, held_sums, latest_session
from checkout.payment.process.request import payer


def way_to_pay(context: dict[str, Any]) -> SafeString:
    """Draw "Pay online" for who pays an open request, or why not; nothing without a key."""
    payment, request = context.get("payment"), context["request"]
    if not gateway.is_on() or payment is None or payment.status != "open":
        return SafeString("")
    if not payer(request.party, payment):
        return SafeString("")
    drawn = {
        "payment": payment,
        "attempt": latest_session(payment.purchase_id),
        "why_not": rules.amount_problem(minor_due(payment), payment.currency),
    }
    return render_to_string("online/way_to_pay.html", drawn, request=request)


def online_payouts(context: dict[str, Any]) -> SafeString:
    """Draw the seller's way to its account at the provider; nothing without a key."""
    request = context["request"]
    if not gateway.is_on() or not request.party.may("receive_money"):
        return SafeString("")
    company = request.party.company_id
    drawn = {"account": account_of(company), "held": held_sums(company)}
    return render_to_string("online/payouts.html", drawn, request=request)
