"""What a decision on a proof does: inside the step's own transaction, exactly once."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from checkout.order.actions import keep_for_payment, resume_payment_clock
from checkout.payment import ledger
from checkout.payment.actions.facts import party_of, reason_of
from checkout.payment.actions.owing import Debt, owe
from checkout.payment.models import PaymentRequest, Proof
from checkout.payment.queries import waiting_orders
from checkout.payment.rules import partial_receipt, receipt
from marketplace.kernel import steps
from marketplace.kernel.models import Event
from marketplace.kernel.money import from_minor, to_minor
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused

ONLINE: Final = "stripe"
"""The ledger's account of money that a payment provider holds for the platform."""


@dataclass(frozen=True, slots=True)
class Came:
    """Minor units that came now, those of earlier parts, and the account that has the new ones."""

    now: int
    earlier: int
    account: str = "bank"


def keep(request: PaymentRequest, event: Event | None) -> None:
    """A declared proof keeps the purchase until it is matched or refused."""
    if not waiting_orders(request).exists():
        raise Refused(_("No order of this purchase waits for money."), code="nothing_due")
    keep_for_payment(request.purchase, by=party_of(event))


def remember_first(request: PaymentRequest, event: Event | None) -> None:
    """Keep who matched first, so that somebody else confirms."""
    request.first_matched_by_id = party_of(event).person_id
    request.save(update_fields=["first_matched_by"])


def receive(request: PaymentRequest, event: Event | None) -> None:
    """All money is there: post the receipt, let the orders go on, owe back the excess."""
    confirmed = event is not None and event.before == "first_match"
    if request.needs_second_person and not confirmed:
        raise Refused(_("A second finance person has to confirm."), code="second_person")
    proof = _decided(request)
    found = to_minor(proof.received or Decimal(0), request.currency)
    earlier = to_minor(request.received, request.currency) - found
    _pay_orders(request, _receipt_of(request, proof), Came(found, earlier))


def receive_online(request: PaymentRequest, event: Event | None) -> None:
    """The payment provider has all of it: `minor` units under its `reference` (facts of the step).

    Raises Refused when it is less than is still to pay, IntegrityError for a reference that was
    posted before.
    """
    found, reference = (event.facts["minor"], event.facts["reference"]) if event else (0, "")
    came = Came(int(found), to_minor(request.received, request.currency), ONLINE)
    facts = {"purchase": request.reference, "reference": reference}
    money = ledger.Event("receipt", f"receipt-online-{reference}", request.currency, facts)
    _pay_orders(request, money, came)


def settle(request: PaymentRequest, _event: Event | None) -> None:
    """An order was cancelled and the parts received pay for what is left: let it go on."""
    facts = {"purchase": request.reference}
    money = ledger.Event("receipt", f"settled-{request.pk}", request.currency, facts)
    _pay_orders(request, money, Came(0, to_minor(request.received, request.currency)))


def _pay_orders(request: PaymentRequest, money: ledger.Event, came: Came) -> None:
    """Post what came with the parts received before, and let the waiting orders go on."""
    orders = list(waiting_orders(request).select_for_update())
    held = {order.pk: to_minor(order.gross, order.currency) for order in orders}
    excess = came.now + came.earlier - sum(held.values())
    if excess < 0:
        raise Refused(_("That is less than is still to pay."), code="short")
    buyer = request.purchase.buyer_id
    ledger.post(money, receipt(came.now, came.earlier, held, buyer, came.account))
    for order in orders:
        steps.take(order, "pay", by=SYSTEM, payment=request.pk)
    _owe_excess(request, excess)


def receive_part(request: PaymentRequest, event: Event | None) -> None:
    """A part is there: keep it for the buyer and let the clock run for the rest."""
    proof = _decided(request)
    found = to_minor(proof.received or Decimal(0), request.currency)
    ledger.post(_receipt_of(request, proof), partial_receipt(found, request.purchase.buyer_id))
    resume_payment_clock(request.purchase, by=party_of(event))
    steps.reschedule(request)


def refuse_proof(request: PaymentRequest, event: Event | None) -> None:
    """Nothing was found: keep the reason on the proof; the payer may declare again."""
    proof = _decided(request)
    Proof.objects.filter(pk=proof.pk).update(received=None, refusal=reason_of(event))
    request.first_matched_by = None
    request.save(update_fields=["first_matched_by"])
    resume_payment_clock(request.purchase, by=party_of(event))
    steps.reschedule(request)


def _decided(request: PaymentRequest) -> Proof:
    proof = request.proof
    if proof is None:
        raise Refused(_("There is no proof to decide on."), code="stale")
    return proof


def _receipt_of(request: PaymentRequest, proof: Proof) -> ledger.Event:
    facts = {"purchase": request.reference, "proof": proof.pk}
    return ledger.Event("receipt", f"receipt-{proof.pk}", request.currency, facts)


def _owe_excess(request: PaymentRequest, excess: int) -> None:
    if excess:
        amount = from_minor(excess, request.currency)
        owe(Debt(request.purchase, amount, _("More was paid than the purchase costs.")))
