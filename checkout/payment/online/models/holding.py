"""What stands against transfers at the provider now: asked of one before each call, and of many
for the pages. Payments, refunds and reversals have no obstacle."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q

from checkout.payment.models import PayoutLine
from checkout.payment.models.route import Route
from checkout.payment.online.models.account import ConnectedAccount
from checkout.payment.online.models.chargeback import Chargeback
from checkout.payment.queries import payout_obstacle
from checkout.payment.rules import OBSTACLES, Obstacle
from marketplace.companies.models import Company

if TYPE_CHECKING:
    from checkout.payment.online.models.intent import Intent


def disputed(purchases: Iterable[int]) -> set[int]:
    """Return those of some purchases whose payment the payer's bank disputes now, or took back for
    good."""
    disputes = Chargeback.objects.filter(session__purchase__in=set(purchases))
    standing = disputes.filter(Q(closed_at=None) | Q(outcome="lost"))
    return set(standing.values_list("session__purchase", flat=True))


def obstacles(intents: Iterable["Intent"]) -> dict[int, Obstacle | None]:
    """Return by key why each transfer may not leave now, or None; four queries for all of them."""
    transfers = [intent for intent in intents if intent.kind == "transfer"]
    in_dispute = disputed(intent.purchase_id for intent in transfers)
    sellers = _sellers_of(transfers)
    against = _of_sellers(sellers.values())
    return {
        intent.pk: OBSTACLES["disputed"]
        if intent.purchase_id in in_dispute
        else against[sellers[intent.pk]]
        for intent in transfers
    }


def _sellers_of(transfers: list["Intent"]) -> dict[int, int]:
    lines = PayoutLine.objects.filter(online_intents__in=transfers).order_by()
    return dict(lines.values_list("online_intents", "seller"))


def _of_sellers(keys: Iterable[int]) -> dict[int, Obstacle | None]:
    sellers = Company.objects.in_bulk(set(keys))
    able = ConnectedAccount.objects.filter(company__in=sellers, ready=True)
    ready = set(able.values_list("company", flat=True))
    return {
        key: payout_obstacle(seller, Route.STRIPE)
        or (None if key in ready else OBSTACLES["account"])
        for key, seller in sellers.items()
    }
