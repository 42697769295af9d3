"""The payer's way to the provider's payment page: one open attempt per purchase."""

from contextlib import suppress
from datetime import timedelta
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from checkout.payment.models import PaymentRequest
from checkout.payment.online import gateway, rules
from checkout.payment.online.actions.sending import refresh, send
from checkout.payment.online.actions.wanting import Wish, want
from checkout.payment.online.models import Intent
from checkout.payment.online.process import OPEN
from checkout.payment.process.request import payer
from checkout.payment.queries import still_to_pay
from marketplace.kernel import outbox
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Event
from marketplace.kernel.money import to_minor
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

LOCALES: Final = {"en": "en", "fr": "fr", "zh-hans": "zh"}
"""Our languages in the provider's words."""
TOPIC_CLOSE: Final = "online.close"
LIVES: Final = timedelta(minutes=31)
"""The provider asks for 30 minutes at least; a minute more lets a slow call arrive in time."""


def begin_session(request: PaymentRequest, *, by: Party) -> Intent:
    """Open the provider's payment page for what is still to pay; return the attempt as it stands.

    A second call while an attempt is open goes on with that one, by its key, or asks how it
    stands. Raises Refused for somebody who does not pay for the buyer, for a request that is not
    open, and for an amount that the provider can not take.
    """
    attempt = _attempt(request, by)
    try:
        return refresh(attempt) if attempt.reference else send(attempt)
    except (gateway.UnclearError, gateway.DeniedError):
        return attempt


@transaction.atomic
def _attempt(request: PaymentRequest, by: Party) -> Intent:
    """Return the open attempt, or write the next one; committed before anybody is called."""
    locked = PaymentRequest.objects.select_for_update().get(pk=request.pk)
    _check(locked, by)
    attempts = Intent.objects.filter(purchase=locked.purchase, kind="session")
    open_one: Intent | None = attempts.filter(status__in=OPEN).first()
    if open_one is not None:
        return open_one
    return want(_wish(locked, attempts.count() + 1), by=by)


def _check(request: PaymentRequest, by: Party) -> None:
    if not gateway.is_on():
        raise Refused(_("Online payment is switched off."), code="off")
    if not payer(by, request):
        raise Refused(_("You can not pay for this company."), code="wrong_actor")
    if request.status != "open":
        raise Refused(_("This purchase does not wait for a payment."), code="wrong_state")
    problem = rules.amount_problem(minor_due(request), request.currency)
    if problem is not None:
        raise Refused(problem, code="amount")


def minor_due(request: PaymentRequest) -> int:
    """Return what is still to pay in minor units."""
    return to_minor(still_to_pay(request), request.currency)


def _wish(request: PaymentRequest, attempt: int) -> Wish:
    minor, key = minor_due(request), rules.session_key(request.purchase_id, attempt)
    return Wish(
        kind="session",
        key=key,
        purchase=request.purchase,
        minor=minor,
        params=_params(request, minor, key),
    )


def _params(request: PaymentRequest, minor: int, key: str) -> dict[str, Any]:
    back = settings.SITE_URL + reverse("online:pay", args=[request.reference])
    name = _("Purchase %(number)s") % {"number": request.reference}
    price = {
        "currency": request.currency.lower(),
        "unit_amount": minor,
        "product_data": {"name": name},
    }
    return {
        "mode": "payment",
        "locale": LOCALES.get(get_language() or "", "auto"),
        "adaptive_pricing": {"enabled": False},
        "client_reference_id": request.reference,
        "line_items": [{"price_data": price, "quantity": 1}],
        "payment_intent_data": {
            "transfer_group": request.reference,
            "metadata": {"intent": key},
        },
        "success_url": f"{back}?returned=1",
        "cancel_url": back,
        "expires_at": int((real_now() + LIVES).timestamp()),
    }


def close_sessions(event: Event) -> None:
    """The request needs no online payment any more: owe that nobody can pay a page left open."""
    request = PaymentRequest.objects.get(pk=event.object_id)
    waiting = Intent.objects.filter(purchase=request.purchase, kind="session", status="sent")
    for intent in waiting.exclude(reference=""):
        outbox.enqueue(TOPIC_CLOSE, intent=intent.pk)


def close(payload: dict[str, Any]) -> None:
    """Handler of the outbox: close a session; one paid in the same moment is followed as paid."""
    intent = Intent.objects.get(pk=payload["intent"])
    if intent.status != "sent" or not gateway.is_on():
        return
    with suppress(gateway.DeniedError):  # paid or closed meanwhile: asked for below
        gateway.expire(intent.reference)
    refresh(intent)
