"""What the provider sends us: believed only with its signature, fresh, and of our mode."""

import json
from typing import Any, Final

import stripe
from django.conf import settings

from checkout.payment.online.gateway.faults import ForgedError
from checkout.payment.online.gateway.mode import is_live

TOLERANCE: Final = 300
"""Seconds that a signature may be old."""


def read_event(body: bytes, signature: str) -> dict[str, Any]:
    """Return the event of a webhook's raw body. Raises ForgedError for anybody else's body.

    Every secret is tried: two are valid while one replaces the other.
    """
    for secret in settings.STRIPE_WEBHOOK_SECRETS:
        try:
            stripe.WebhookSignature.verify_header(body, signature, secret, TOLERANCE)
        except (stripe.SignatureVerificationError, UnicodeError, TypeError):
            continue
        return _parsed(body)
    raise ForgedError("signature")


def _parsed(body: bytes) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(body)
    if event.get("object") != "event":
        raise ForgedError("not an event")
    if bool(event.get("livemode")) != is_live():
        raise ForgedError("wrong mode")
    return event
