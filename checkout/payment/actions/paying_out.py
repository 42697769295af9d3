"""Transfers to sellers: a batch of what finance prepared, or of the lines sent online."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.payment import ledger
from checkout.payment.actions.addressing import address
from checkout.payment.models import Payout, PayoutLine
from checkout.payment.models.payout import PayoutQuerySet
from checkout.payment.models.route import Route
from checkout.payment.rules import Prepared, payout
from marketplace.kernel import events
from marketplace.kernel.clock import now, today
from marketplace.kernel.money import to_minor
from marketplace.kernel.numbers import take_number
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused

ONLINE = "stripe"


@transaction.atomic
def record_payout(prepared: Prepared, bank_reference: str, *, by: Party) -> Payout:
    """Record one transfer of what was prepared for a seller; return the batch.

    Raises Refused for a party without the right, without a bank reference, while something stands
    against paying the seller, when the account or the sum is not the prepared one any more, when
    nothing is payable (somebody else was faster), and while debts take up all of it.
    """
    if not by.may("match"):
        raise Refused(_("Only finance records payouts."), code="wrong_actor")
    if not bank_reference:
        raise Refused(_("Give the bank's reference."), field="bank_reference")
    batch = Payout(currency=prepared.currency, bank_reference=bank_reference)
    address(batch, prepared)
    recorded = _record(batch, _prepared_lines(prepared), by)
    if recorded.amount != prepared.amount:
        raise Refused(_("The sum changed since you opened the page. Look again."), code="changed")
    if recorded.amount <= 0:
        raise Refused(_("The seller owes more than is payable; this waits."), code="short")
    return recorded


def _prepared_lines(prepared: Prepared) -> PayoutQuerySet:
    """Return the lines of the sum that finance saw: one released since then waits for the next."""
    waiting = PayoutLine.objects.filter(payout=None, route=Route.BANK, pk__lte=prepared.newest)
    return waiting.filter(seller=prepared.seller, currency=prepared.currency)


@transaction.atomic
def record_transfer(line_ids: Iterable[int], reference: str, *, by: Party = SYSTEM) -> Payout:
    """Record that the payment provider moved these statement lines; return the batch.

    It says what has happened: money to the seller, or (a negative sum) a debt's money back from an
    earlier transfer. Raises Refused for lines of several sellers or currencies, and for one already
    paid out.
    """
    keys = frozenset(line_ids)
    lines = PayoutLine.objects.filter(pk__in=keys, payout=None)
    first = lines.select_related("seller").first()
    if first is None or lines.count() < len(keys):
        raise Refused(_("These lines are paid out already."), code="nothing_due")
    _check_transfer(first, lines)
    batch = Payout(
        seller=first.seller, currency=first.currency, bank_reference=reference, account=ONLINE
    )
    return _record(batch, lines, by)


def _check_transfer(first: PayoutLine, lines: PayoutQuerySet) -> None:
    if lines.exclude(seller=first.seller_id, currency=first.currency).exists():
        raise Refused(_("One transfer goes to one seller in one currency."), code="mixed")


def _record(batch: Payout, waiting: PayoutQuerySet, by: Party) -> Payout:
    """Take the waiting lines into the batch and post it."""
    batch.number = f"P{today().year}-{take_number(f'payout-{today().year}'):05d}"
    batch.recorded_at, batch.recorded_by_id, batch.amount = now(), by.person_id, Decimal(0)
    batch.save()
    _take_lines(batch, waiting)
    nets = [(line.order_id, to_minor(line.net, batch.currency)) for line in batch.lines.all()]
    money = ledger.Event("payout", f"payout-{batch.pk}", batch.currency)
    ledger.post(money, payout(nets, batch.seller_id, batch.account))
    facts = {"amount": str(batch.amount), "currency": batch.currency}
    events.record("payout.recorded", batch, by=by, bank_account=batch.bank_account_id, **facts)
    return batch


def _take_lines(batch: Payout, waiting: PayoutQuerySet) -> None:
    expected = waiting.count()
    taken = waiting.update(payout=batch)
    if not taken or taken != expected:
        raise Refused(_("Nothing is payable to this seller in this currency."), code="nothing_due")
    batch.amount = PayoutLine.objects.filter(payout=batch).sums()["net"]
    batch.save(update_fields=["amount"])
