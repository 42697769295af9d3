"""The only door to Stripe: a thin port over its SDK, which nobody else imports.

Nothing here retries: a repetition is ours, by the same key, after the intent's row said so.
"""

from checkout.payment.online.gateway.calls import (
    Answer,
    Call,
    create,
    expire,
    fetch,
    find,
    link_to_onboarding,
)
from checkout.payment.online.gateway.faults import DeniedError, ForgedError, UnclearError
from checkout.payment.online.gateway.mode import is_live, is_on
from checkout.payment.online.gateway.webhooks import read_event

__all__ = [
    "Answer",
    "Call",
    "DeniedError",
    "ForgedError",
    "UnclearError",
    "create",
    "expire",
    "fetch",
    "find",
    "is_live",
    "is_on",
    "link_to_onboarding",
    "read_event",
]
