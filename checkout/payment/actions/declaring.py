"""Asking for the money of a purchase, and the payer's word that it was sent."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from checkout.order.actors import person_of
from checkout.order.models import Purchase
from checkout.payment.models import PaymentRequest, Proof
from checkout.payment.process import PAYMENT
from marketplace.kernel import steps
from marketplace.kernel.clock import now, today
from marketplace.kernel.deadlines import day_of
from marketplace.kernel.files import store
from marketplace.kernel.money import quantize
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

PURPOSE = "proof_of_payment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What the payer says: amount in the purchase's currency, day, payer's name, reference used."""

    amount: Decimal
    paid_on: date
    payer_name: str
    reference: str = ""


@transaction.atomic
def request_payment(purchase: Purchase, *, by: Party) -> PaymentRequest:
    """Ask for one transfer for the whole purchase; a second call returns the standing request."""
    request, made = PaymentRequest.objects.get_or_create(
        purchase=purchase,
        defaults={
            "currency": purchase.currency,
            "amount": purchase.gross,
            "asked_at": now(),
            "status": PAYMENT.initial,
        },
    )
    if made:
        steps.begin(request, by=by, purchase=purchase.number)
    return request


@transaction.atomic
def declare(
    request: PaymentRequest, said: Declaration, upload: "UploadedFile[Any]", *, by: Party
) -> Proof:
    """Keep the payer's declaration with its file and hand it to finance; the payment clock stops.

    Raises Refused for an amount finer than the currency, a day in the future, a file that is not
    taken, and whatever the table refuses.
    """
    _check(said, request)
    proof = Proof.objects.create(
        request=request,
        amount=said.amount,
        paid_on=said.paid_on,
        payer_name=said.payer_name,
        reference=said.reference,
        file=store(upload, purpose=PURPOSE, by=by),
        declared_by_id=person_of(by),
        declared_at=now(),
    )
    facts = {"proof": proof.pk, "amount": str(said.amount), "currency": request.currency}
    steps.take(request, "declare", by=by, **facts)
    return proof


def _check(said: Declaration, request: PaymentRequest) -> None:
    if said.amount <= 0 or said.amount != quantize(said.amount, request.currency):
        raise Refused(_("Give the amount in whole units of the currency."), field="amount")
    if said.paid_on > today():
        raise Refused(_("The day of payment can not be in the future."), field="paid_on")
    if said.paid_on < day_of(request.purchase.placed_at):
        raise Refused(_("The purchase was placed after that day."), field="paid_on")
