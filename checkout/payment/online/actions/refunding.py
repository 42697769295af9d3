"""Money owed back that came through the provider goes back the same way."""

from django.db import transaction

from checkout.payment.models import Refund
from checkout.payment.online import gateway, rules
from checkout.payment.online.actions.routes import BANK, STRIPE, reroute_refund
from checkout.payment.online.actions.wanting import Wish, owe_sending, want
from checkout.payment.online.models import Intent
from checkout.payment.online.queries import refundable_session
from marketplace.kernel.models import Event
from marketplace.kernel.money import to_minor


def on_owed(event: Event) -> None:
    """A refund is owed: pay it back through the provider when its money came that way."""
    if gateway.is_on():
        want_refund(Refund.objects.select_related("purchase").get(pk=event.object_id))


@transaction.atomic
def want_refund(refund: Refund) -> Intent | None:
    """Write the refund; None leaves it to finance: by bank paid, too much, or sent back before."""
    minor = to_minor(refund.amount, refund.currency)
    session = refundable_session(refund, minor)
    if session is None or rules.amount_problem(minor, refund.currency) is not None:
        return None
    if not reroute_refund(refund.pk, BANK, STRIPE):
        return None
    wish = Wish(
        kind="refund",
        key=rules.refund_key(refund.pk),
        purchase=refund.purchase,
        minor=minor,
        params={"payment_intent": session.payment, "amount": minor},
        source=session,
        refund=refund,
    )
    intent = want(wish)
    owe_sending(intent)
    return intent
