"""Who is told what of money."""

from typing import Final

from django.urls import reverse

from checkout.payment.models import PaymentRequest, Payout, PayoutLine, Refund
from checkout.payment.queries import finance_people
from checkout.payment.wording import EVENT_WORDS, KINDS
from marketplace.companies.queries import people_with
from marketplace.kernel import events
from marketplace.kernel.models import Event
from marketplace.kernel.money import quantize
from marketplace.notices import kinds
from marketplace.notices.actions import tell


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
    events.subscribe("payout_line.waiting", tell_indebted)


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


def tell_indebted(event: Event) -> None:
    """Tell the seller's money people of a debt; what is earned is told by the order."""
    line = PayoutLine.objects.select_related("order").get(pk=event.object_id)
    if not line.is_debt:
        return
    tell(
        people_with(line.seller_id, "receive_money"),
        event.name,
        url=reverse("payment:payouts"),
        number=line.order.number,
        amount=quantize(-line.net, line.currency),
        currency=line.currency,
    )
