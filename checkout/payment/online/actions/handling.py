"""Working off the inbox: an event only says where to look; what counts is the object as it is now.

So neither the order nor the number of events matters.
"""

import json
from collections.abc import Iterator
from typing import Any

from checkout.payment.online import gateway
from checkout.payment.online.actions.accounts import follow_account
from checkout.payment.online.actions.chargebacks import follow_dispute
from checkout.payment.online.actions.sending import refresh
from checkout.payment.online.models import Intent, ProviderEvent
from marketplace.kernel.clock import real_now

OURS = ("checkout.session.", "payment_intent.", "charge.", "refund.", "transfer.")


class ParkedError(LookupError):
    """It speaks of something that we do not know yet: the outbox brings it again later."""


def handle(payload: dict[str, Any]) -> None:
    """Handler of the outbox, outside any transaction: follow what one event is about.

    Raises ParkedError when it is early, UnclearError when the provider does not answer; both come
    again. Two at once, or again after a crash, find the intents where the first left them.
    """
    event = ProviderEvent.objects.get(pk=payload["event"])
    if event.handled_at is None and gateway.is_on():
        _follow(event)
        event.handled_at = real_now()
        event.save(update_fields=["handled_at"])


def _follow(event: ProviderEvent) -> None:
    if event.account:
        _follow_account(event)
    elif event.kind.startswith("charge.dispute."):
        _follow_dispute(event)
    elif event.kind.startswith(OURS):
        for intent in _intents(json.loads(event.body)["data"]["object"]):
            refresh(intent)


def _follow_account(event: ProviderEvent) -> None:
    """An account's event may touch that account and nothing else."""
    if event.kind.startswith("account."):
        follow_account(event.account)


def _follow_dispute(event: ProviderEvent) -> None:
    if not follow_dispute(event.object_id):
        raise ParkedError(event.object_id)


def _intents(thing: dict[str, Any]) -> Iterator[Intent]:
    """Yield the intent whose mark the object carries, and what is under way of a charge's money.

    Objects without our mark are somebody else's business on the same account.
    """
    key = str((thing.get("metadata") or {}).get("intent", ""))
    marked = Intent.objects.filter(key=key).first() if key else None
    if key and marked is None:
        raise ParkedError(key)
    if marked is not None:
        yield marked
    if thing.get("object") == "charge" and marked is not None:
        yield from marked.uses.filter(kind="refund", status__in=("sent", "succeeded"))
