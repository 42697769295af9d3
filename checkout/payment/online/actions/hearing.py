"""The inbox: a webhook's raw body is checked, kept once, and worked off from the outbox."""

from typing import Any, Final

from django.db import transaction

from checkout.payment.online import gateway
from checkout.payment.online.models import ConnectedAccount, ProviderEvent
from marketplace.kernel import outbox
from marketplace.kernel.clock import real_now

TOPIC: Final = "online.event"


def hear(body: bytes, signature: str) -> bool:
    """Keep an event of the provider; return False for one that we have already.

    Raises ForgedError for a wrong or old signature, the other mode's events, and those of accounts
    that are none of our sellers'.
    """
    event = gateway.read_event(body, signature)
    account = str(event.get("account") or "")
    if account and not ConnectedAccount.objects.filter(account_id=account).exists():
        raise gateway.ForgedError("foreign account")
    return _keep(event, account, body.decode())


@transaction.atomic
def _keep(event: dict[str, Any], account: str, body: str) -> bool:
    row, is_new = ProviderEvent.objects.get_or_create(
        event_id=str(event["id"]),
        defaults={
            "kind": str(event["type"]),
            "object_id": str(event["data"]["object"].get("id", "")),
            "account": account,
            "livemode": bool(event["livemode"]),
            "body": body,
            "received_at": real_now(),
        },
    )
    if is_new:
        outbox.enqueue(TOPIC, event=row.pk)
    return is_new
