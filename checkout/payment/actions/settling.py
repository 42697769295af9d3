"""Refunds that left: recorded by finance, or by the market when they were made online."""

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.payment import ledger
from checkout.payment.models import Refund
from checkout.payment.rules import refund_paid
from marketplace.kernel import steps
from marketplace.kernel.models import Event
from marketplace.kernel.money import to_minor
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def pay_refund(refund: Refund, bank_reference: str, *, by: Party, account: str = "bank") -> Event:
    """Record that a refund left one of our accounts. Raises Refused for one already paid."""
    event = steps.take(refund, "pay", by=by, bank_reference=bank_reference, account=account)
    refund.bank_reference = bank_reference
    refund.save(update_fields=["bank_reference"])
    return event


def post_refund(refund: Refund, event: Event | None) -> None:
    """Effect of paying: the debt leaves the ledger with the account's money.

    Raises Refused for the other way than the refund is on, so that it is never paid twice.
    """
    account = str(event.facts.get("account", "bank")) if event else "bank"
    if refund.route != account:
        raise Refused(_("This refund is being paid back another way."), code="route")
    minor = to_minor(refund.amount, refund.currency)
    money = ledger.Event("refund_paid", f"refund-paid-{refund.pk}", refund.currency)
    ledger.post(money, refund_paid(minor, refund.order_id, refund.company_id, account))
