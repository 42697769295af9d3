"""Questions about online payment: who paid how, what is disputed, what finance looks at."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet, Sum

from checkout.payment.models import Refund
from checkout.payment.online.models import Chargeback, ConnectedAccount, Intent
from checkout.payment.online.models.holding import disputed, obstacles
from checkout.payment.online.process import OPEN, WAITS
from checkout.payment.rules import Obstacle
from marketplace.kernel.clock import real_now
from marketplace.kernel.party import Party

TROUBLE = ("unknown", "held", "failed")


def paid_session(purchase: int) -> Intent | None:
    """Return the payment that paid a purchase online, or None."""
    paid = Intent.objects.filter(purchase=purchase, kind="session", status="succeeded")
    found: Intent | None = paid.order_by("pk").first()
    return found


def refundable_session(refund: Refund, minor: int) -> Intent | None:
    """Return the latest payment of the purchase with so much left to pay back, or None.

    None as well when a refund of this purchase came back from the bank before.
    """
    uses = Intent.objects.filter(purchase=refund.purchase, kind="refund")
    if uses.filter(refund__status="paid", status__in=("failed", "given_up")).exists():
        return None
    paid = Intent.objects.filter(purchase=refund.purchase, kind="session", status="succeeded")
    return next((one for one in paid.order_by("-pk") if left_of(one) >= minor), None)


def left_of(session: Intent) -> int:
    """Return what of a payment was not asked back yet, in minor units."""
    asked = session.uses.filter(kind="refund", status__in=(*OPEN, "succeeded"))
    return int(session.amount_minor - (asked.aggregate(total=Sum("amount_minor"))["total"] or 0))


def is_disputed(purchase: int) -> bool:
    """Say whether the payer's bank disputes the payment now, or took it back for good."""
    return purchase in disputed([purchase])


def latest_session(purchase: int) -> Intent | None:
    """Return the payer's latest attempt, or None."""
    found: Intent | None = (
        Intent.objects.filter(purchase=purchase, kind="session").order_by("-pk").first()
    )
    return found


def account_of(company: int | None) -> ConnectedAccount | None:
    """Return a company's account at the provider, or None."""
    return ConnectedAccount.objects.filter(company=company).first() if company else None


def troubles(party: Party) -> QuerySet[Any]:
    """Return the intents that finance looks at, newest first; failed payments are the payer's."""
    found = Intent.objects.visible_to(party).filter(status__in=TROUBLE)
    payers_own = Q(kind="session", status="failed")
    return found.exclude(payers_own).select_related("purchase").order_by("-pk")


def troubles_waiting(party: Party) -> int:
    """Return how many intents wait for finance."""
    return int(troubles(party).count())


def chargebacks(party: Party) -> QuerySet[Any]:
    """Return the card disputes, the open ones first."""
    found = Chargeback.objects.visible_to(party).select_related("session__purchase")
    return found.order_by("-closed_at", "answer_by", "pk")


def held_transfers() -> QuerySet[Any]:
    """Return the transfers that something held, the oldest first."""
    return Intent.objects.filter(kind="transfer", status="held").order_by("pk")


def held_sums(company: int | None) -> list[tuple[Obstacle, str, Decimal]]:
    """Return what is held of a seller's transfers: the obstacle, the currency and the sum."""
    held = list(held_transfers().filter(lines__seller=company).distinct()) if company else []
    known, sums = obstacles(held), defaultdict[tuple[Obstacle, str], Decimal](Decimal)
    for intent in held:
        obstacle = known[intent.pk]
        if obstacle is not None:
            sums[obstacle, intent.currency] += intent.amount
    return [(obstacle, currency, total) for (obstacle, currency), total in sums.items()]


def to_ask(limit: int) -> QuerySet[Any]:
    """Return the intents whose next call or question is due, the longest waiting first."""
    due = Intent.objects.filter(not_before__lte=real_now(), status__in=(*WAITS, "sent"))
    return due.order_by("not_before", "pk")[:limit]
