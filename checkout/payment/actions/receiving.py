"""What a decision on a proof does: inside the step's own transaction, exactly once."""

from decimal import Decimal

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
    _pay_orders(request, _receipt_of(request, proof), found)


def settle(request: PaymentRequest, _event: Event | None) -> None:
    """An order was cancelled and the parts received pay for what is left: let it go on."""
    facts = {"purchase": request.reference}
    money = ledger.Event("receipt", f"settled-{request.pk}", request.currency, facts)
    _pay_orders(request, money, 0)


def _pay_orders(request: PaymentRequest, money: ledger.Event, found: int) -> None:
    """Post `found` minor units with the parts received before, and let the waiting orders go on."""
    orders = list(waiting_orders(request).select_for_update())
    held = {order.pk: to_minor(order.gross, order.currency) for order in orders}
    earlier = to_minor(request.received, request.currency) - found
    ledger.post(money, receipt(found, earlier, held, request.purchase.buyer_id))
    for order in orders:
        steps.take(order, "pay", by=SYSTEM, payment=request.pk)
    _owe_excess(request, found + earlier - sum(held.values()))


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
