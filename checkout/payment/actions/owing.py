"""A refund owed: the row that finance works off; its money was posted by the caller."""

from dataclasses import dataclass
from decimal import Decimal

from checkout.order.models import Order, Purchase
from checkout.payment.models import Refund
from checkout.payment.process import REFUND
from marketplace.kernel import steps
from marketplace.kernel.clock import now
from marketplace.kernel.party import SYSTEM


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed back to a buyer, why, and for which order (none: the whole purchase)."""

    purchase: Purchase
    amount: Decimal
    reason: str
    order: Order | None = None


def owe(debt: Debt) -> Refund:
    """Write the refund and start its life; a consequence, so the market itself is the party."""
    refund = Refund.objects.create(
        company_id=debt.purchase.buyer_id,
        purchase=debt.purchase,
        order=debt.order,
        status=REFUND.initial,
        currency=debt.purchase.currency,
        amount=debt.amount,
        reason=debt.reason,
        owed_at=now(),
    )
    steps.begin(refund, by=SYSTEM)
    return refund
