"""Who is told what of money, and the words of its history."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from checkout.payment.models import PaymentRequest, Payout, Refund
from checkout.payment.queries import finance_people
from marketplace.companies.queries import people_with
from marketplace.kernel import events
from marketplace.kernel.models import Event
from marketplace.kernel.money import quantize
from marketplace.notices import kinds
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind

EVENT_WORDS: Final[dict[str, object]] = {
    "payment.open": _("Payment asked for"),
    "payment.declared": _("Payment declared, proof uploaded"),
    "payment.first_match": _("Payment matched; a second person confirms"),
    "payment.matched": _("Payment matched in full"),
    "payment.lapsed": _("Not paid in time"),
    "refund.owed": _("Refund owed"),
    "refund.paid": _("Refund paid"),
    "payout.recorded": _("Payout recorded"),
}

KINDS: Final = (
    Kind(
        "payment.declared",
        _("Payment of %(number)s declared"),
        _("%(company)s says that the purchase is paid. Match the proof of payment."),
    ),
    Kind(
        "payment.first_match",
        _("Payment of %(number)s: second person"),
        _("The payment of %(company)s is above the limit. Another finance person confirms it."),
    ),
    Kind(
        "payment.matched",
        _("Payment of %(number)s matched"),
        _("Your payment arrived. The money is held until you have the goods."),
        must_send=True,
    ),
    Kind(
        "payment.refused",
        _("Payment of %(number)s not found"),
        _("Finance could not match your proof of payment. Reason: %(reason)s"),
        must_send=True,
    ),
    Kind(
        "payment.partial",
        _("Payment of %(number)s is incomplete"),
        _("%(received)s %(currency)s arrived. Please transfer the rest and declare it."),
        must_send=True,
    ),
    Kind(
        "refund.owed",
        _("You get %(amount)s %(currency)s back"),
        _("It belongs to purchase %(number)s and is owed to you. Reason: %(reason)s"),
        must_send=True,
    ),
    Kind(
        "refund.paid",
        _("%(amount)s %(currency)s was paid back"),
        _("The refund of purchase %(number)s left the bank, reference %(reference)s."),
        must_send=True,
    ),
    Kind(
        "payout.recorded",
        _("Payout %(number)s: %(amount)s %(currency)s"),
        _("The transfer to you left the bank, reference %(reference)s."),
        must_send=True,
    ),
)


def register_notices() -> None:
    """Make kinds and words known and listen to the events."""
    kinds.register(*KINDS)
    for name, text in EVENT_WORDS.items():
        events.describe(name, text)
    events.subscribe("payment.declared", tell_finance)
    events.subscribe("payment.first_match", tell_finance)
    events.subscribe("payment.matched", tell_payer)
    events.subscribe("payment.open", tell_payer)
    events.subscribe("refund.owed", tell_refunded)
    events.subscribe("refund.paid", tell_refunded)
    events.subscribe("payout.recorded", tell_paid_out)


def tell_finance(event: Event) -> None:
    """Tell finance that a proof waits."""
    request = PaymentRequest.objects.select_related("purchase__buyer").get(pk=event.object_id)
    tell(
        finance_people(),
        event.name,
        url=reverse("payment:match", args=[request.pk]),
        number=request.reference,
        company=request.purchase.buyer.display_name,
    )


OUTCOMES: Final = {"refuse": "payment.refused", "partial": "payment.partial"}


def tell_payer(event: Event) -> None:
    """Tell the payer what finance decided; a request that has just begun is no news."""
    kind = event.name if event.after == "matched" else OUTCOMES.get(event.step)
    if kind is None:
        return
    request = PaymentRequest.objects.select_related("purchase").get(pk=event.object_id)
    tell(
        people_with(request.purchase.buyer_id, "buy"),
        kind,
        url=request.get_absolute_url(),
        number=request.reference,
        reason=event.facts.get("reason", ""),
        received=event.facts.get("received", ""),
        currency=request.currency,
    )


def tell_refunded(event: Event) -> None:
    """Tell the buyer, and finance when there is something to do."""
    refund = Refund.objects.select_related("purchase").get(pk=event.object_id)
    tell(
        people_with(refund.company_id, "buy"),
        event.name,
        url=refund.get_absolute_url(),
        number=refund.purchase.number,
        amount=quantize(refund.amount, refund.currency),
        currency=refund.currency,
        reason=refund.reason,
        reference=refund.bank_reference,
    )


def tell_paid_out(event: Event) -> None:
    """Tell the seller's money people."""
    payout = Payout.objects.get(pk=event.object_id)
    tell(
        people_with(payout.seller_id, "receive_money"),
        event.name,
        url=payout.get_absolute_url(),
        number=payout.number,
        amount=quantize(payout.amount, payout.currency),
        currency=payout.currency,
        reference=payout.bank_reference,
    )
