"""Writing an intent: its row, its key and its exact call, in the transaction that wants it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from checkout.order.models import Purchase
from checkout.payment.models import PayoutLine, Refund
from checkout.payment.online.models import Intent
from checkout.payment.online.process import INTENT
from marketplace.kernel import outbox, steps
from marketplace.kernel.clock import real_now
from marketplace.kernel.party import SYSTEM, Party

TOPIC: Final = "online.send"
OWN_TIME: Final = timedelta(minutes=2)
"""How long whoever wrote or took an intent has for its call before the poller takes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What shall happen: kind, key, amount in minor units, and the call's own parameters."""

    kind: str
    key: str
    purchase: Purchase
    minor: int
    params: dict[str, Any]
    source: Intent | None = None
    refund: Refund | None = None
    target: str = ""

    @property
    def marked(self) -> dict[str, Any]:
        """The parameters with our mark, by which the object is found again at the provider."""
        return {**self.params, "metadata": {"intent": self.key}}


def want(wish: Wish, *lines: PayoutLine, by: Party = SYSTEM) -> Intent:
    """Write the intent and start its life; the caller sends it, or owes the sending."""
    intent: Intent = Intent.objects.create(
        kind=wish.kind,
        key=wish.key,
        status=INTENT.initial,
        purchase=wish.purchase,
        source=wish.source,
        refund=wish.refund,
        currency=wish.purchase.currency,
        amount_minor=wish.minor,
        params=wish.marked,
        target=wish.target,
        wanted_at=real_now(),
        not_before=real_now() + OWN_TIME,
    )
    intent.lines.set(lines)
    steps.begin(intent, by=by, key=intent.key)
    return intent


def owe_sending(intent: Intent) -> None:
    """Let the outbox send it right after this transaction."""
    outbox.enqueue(TOPIC, intent=intent.pk)
