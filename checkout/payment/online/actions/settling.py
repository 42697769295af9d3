"""What the provider's word does to our books: effects of the intent's table, exactly once."""

from django.utils.translation import gettext as _

from checkout.payment import ledger
from checkout.payment.actions import pay_refund, record_transfer
from checkout.payment.actions.owing import Debt, owe
from checkout.payment.models import PaymentRequest, PayoutLine
from checkout.payment.online.actions.routes import give_back, take_back
from checkout.payment.online.actions.sessions import minor_due
from checkout.payment.online.actions.transferring import want_reversals
from checkout.payment.online.actions.wanting import owe_sending
from checkout.payment.online.models import Intent
from checkout.payment.rules import receipt
from marketplace.kernel import steps
from marketplace.kernel.models import Event
from marketplace.kernel.money import from_minor
from marketplace.kernel.party import SYSTEM

ACCOUNT = "stripe"


def settle(intent: Intent, _event: Event | None) -> None:
    """It is done: the money came, went back, or went to the seller."""
    works = {
        "session": _receive,
        "refund": _paid_back,
        "transfer": _transferred,
        "reversal": _recorded,
    }
    works[intent.kind](intent)


def _receive(intent: Intent) -> None:
    """The purchase is paid; when it does not wait for money any more, all of it is owed back."""
    request = PaymentRequest.objects.select_for_update().get(purchase=intent.purchase_id)
    if request.status != "open" or minor_due(request) > intent.amount_minor:
        _owe_all(intent)
        return
    facts = {"minor": intent.amount_minor, "reference": intent.payment or intent.reference}
    steps.take(request, "pay_online", by=SYSTEM, **facts)


def _owe_all(intent: Intent) -> None:
    buyer = intent.purchase.buyer_id
    facts = {"purchase": intent.purchase.number, "reference": intent.payment}
    money = ledger.Event("receipt", f"receipt-{intent.key}", intent.currency, facts)
    ledger.post(money, receipt(intent.amount_minor, 0, {}, buyer, ACCOUNT))
    reason = _("The purchase did not wait for this payment any more.")
    owe(Debt(intent.purchase, intent.amount, reason))


def _paid_back(intent: Intent) -> None:
    refund = intent.refund
    if refund is not None:
        pay_refund(refund, intent.reference, by=SYSTEM, account=ACCOUNT)


def _transferred(intent: Intent) -> None:
    """The seller has it; what it owes by now of these orders is asked back."""
    _recorded(intent)
    orders = list(intent.lines.values_list("order_id", flat=True))
    want_reversals(PayoutLine.objects.filter(order__in=orders))


def _recorded(intent: Intent) -> None:
    lines = list(intent.lines.values_list("pk", flat=True))
    record_transfer(lines, intent.reference, by=SYSTEM)


def bounce(intent: Intent, _event: Event | None) -> None:
    """A refund came back from the payer's bank: we have the money again and owe it again.

    The new debt goes by bank transfer, because the way back failed.
    """
    if intent.refund is None:
        return
    refund, buyer = intent.refund, intent.purchase.buyer_id
    facts = {"refund": refund.pk, "reference": intent.reference}
    money = ledger.Event("refund_bounced", f"bounced-{intent.key}", intent.currency, facts)
    ledger.post(money, receipt(intent.amount_minor, 0, {}, buyer, ACCOUNT))
    amount = from_minor(intent.amount_minor, intent.currency)
    owe(Debt(intent.purchase, amount, _("The refund came back from the bank."), refund.order))


def fail(intent: Intent, _event: Event | None) -> None:
    """The provider refused: the line or refund is finance's again, to pay by transfer."""
    give_back(intent)


def take_again(intent: Intent, _event: Event | None) -> None:
    """Finance tries again: nobody pays it by transfer meanwhile. Raises Refused when it is paid."""
    take_back(intent)
    owe_sending(intent)


def send_again(intent: Intent, _event: Event | None) -> None:
    """A held transfer goes on."""
    owe_sending(intent)
