"""Finance compares a proof with the bank account; the orders go on when all of it is there."""

from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.payment.models import PaymentRequest, Proof
from checkout.payment.queries import due_minor
from checkout.payment.rules import Match, match_of
from marketplace.kernel import steps
from marketplace.kernel.models import Event
from marketplace.kernel.money import quantize, to_minor
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def match(proof: Proof, received: Decimal, *, by: Party, bank_reference: str = "") -> Event:
    """Record what finance found on the account for a proof, and take the step that follows.

    All of it there: the orders are paid (above the limit after a second person's word), an excess
    is owed back. Less: the part is kept and the request stays open for the rest. Raises Refused
    for a proof that was decided or replaced meanwhile, and for an impossible amount.
    """
    request = PaymentRequest.objects.select_for_update().get(pk=proof.request_id)
    _check(request, proof, received)
    earlier = request.received
    found = Proof.objects.filter(pk=proof.pk, received=None)
    if not found.update(received=received, bank_reference=bank_reference):
        raise Refused(_("This proof was decided already."), code="stale")
    step = match_of(_match(request, earlier, received))
    facts = {"proof": proof.pk, "received": str(received), "currency": request.currency}
    return steps.take(request, step, by=by, **facts)


def _match(request: PaymentRequest, earlier: Decimal, received: Decimal) -> Match:
    return Match(
        due=due_minor(request),
        earlier=to_minor(earlier, request.currency),
        received=to_minor(received, request.currency),
        needs_second=request.needs_second_person,
    )


def _check(request: PaymentRequest, proof: Proof, received: Decimal) -> None:
    if proof != request.proof:
        raise Refused(_("A newer proof was declared. Please look at that one."), code="stale")
    if received <= 0 or received != quantize(received, request.currency):
        raise Refused(_("Give the amount found on the account."), field="received")
