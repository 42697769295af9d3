"""Outgoing transfers that finance records: refunds to buyers, payouts to sellers."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.order.actors import person_of
from checkout.payment import ledger
from checkout.payment.models import Payout, PayoutLine, Refund
from checkout.payment.rules import payout, refund_paid
from marketplace.companies.models import Company
from marketplace.kernel import events, steps
from marketplace.kernel.clock import now, today
from marketplace.kernel.models import Event
from marketplace.kernel.money import to_minor
from marketplace.kernel.numbers import take_number
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def pay_refund(refund: Refund, bank_reference: str, *, by: Party) -> Event:
    """Record that a refund left the bank. Raises Refused for one already paid."""
    event = steps.take(refund, "pay", by=by, bank_reference=bank_reference)
    refund.bank_reference = bank_reference
    refund.save(update_fields=["bank_reference"])
    return event


def post_refund(refund: Refund, _event: Event | None) -> None:
    """Effect of paying: the debt leaves the ledger with the bank's money."""
    minor = to_minor(refund.amount, refund.currency)
    money = ledger.Event("refund_paid", f"refund-paid-{refund.pk}", refund.currency)
    ledger.post(money, refund_paid(minor, refund.order_id, refund.company_id))


@transaction.atomic
def record_payout(seller: Company, currency: str, bank_reference: str, *, by: Party) -> Payout:
    """Record one transfer of everything payable to a seller in a currency; return the batch.

    Raises Refused for a party without the right, without a bank reference, and when nothing is
    payable (somebody else was faster).
    """
    if not by.may("match"):
        raise Refused(_("Only finance records payouts."), code="wrong_actor")
    if not bank_reference:
        raise Refused(_("Give the bank's reference."), field="bank_reference")
    batch = _open_batch(seller, currency, bank_reference, by)
    lines = list(batch.lines.all())
    nets = {line.order_id: to_minor(line.net, currency) for line in lines}
    ledger.post(ledger.Event("payout", f"payout-{batch.pk}", currency), payout(nets, seller.pk))
    events.record("payout.recorded", batch, by=by, amount=str(batch.amount), currency=currency)
    return batch


def _open_batch(seller: Company, currency: str, bank_reference: str, by: Party) -> Payout:
    batch = Payout(
        seller=seller, currency=currency, bank_reference=bank_reference, amount=Decimal(0)
    )
    batch.number = f"P{today().year}-{take_number(f'payout-{today().year}'):05d}"
    batch.recorded_at, batch.recorded_by_id = now(), person_of(by)
    batch.save()
    waiting = PayoutLine.objects.filter(seller=seller, currency=currency, payout=None)
    if not waiting.update(payout=batch):
        raise Refused(_("Nothing is payable to this seller in this currency."), code="nothing_due")
    batch.amount = PayoutLine.objects.filter(payout=batch).sums()["net"]
    batch.save(update_fields=["amount"])
    return batch
