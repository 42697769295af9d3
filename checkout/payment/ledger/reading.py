"""Balances and the money bar of an order, always summed from the entries."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from checkout.order.models import Order
from checkout.payment.models import Entry
from marketplace.companies.models import Company
from marketplace.kernel.money import from_minor


def balance(
    account: str,
    order: Order | None = None,
    company: Company | None = None,
    currency: str | None = None,
) -> int:
    """Return an account's balance in minor units, debit positive; narrowed where given.

    Without a currency the caller has made sure that there is only one.
    """
    asked = {"order": order, "company": company, "currency": currency}
    entries = Entry.objects.filter(account=account, **{k: v for k, v in asked.items() if v})
    return entries.aggregate(total=Sum("amount_minor"))["total"] or 0


@dataclass(frozen=True, slots=True)
class MoneyBar:
    """Where an order's money is: held, released to the seller, owed back, paid back."""

    held: Decimal
    released: Decimal
    owed_back: Decimal
    refunded: Decimal
    currency: str

    @property
    def paid(self) -> Decimal:
        """What was paid for the order in all."""
        return self.held + self.released + self.owed_back + self.refunded


def money_bar(order: Order) -> MoneyBar:
    """Return the bar of one order; one query."""
    sums = Entry.objects.filter(order=order).values("account", "transaction__kind").order_by()
    found = {
        (row["account"], row["transaction__kind"]): row["total"]
        for row in sums.annotate(total=Sum("amount_minor"))
    }
    held = -sum(minor for (account, _kind), minor in found.items() if account == "held")
    refunded = found.get(("refunds_owed", "refund_paid"), 0)
    owed = -found.get(("refunds_owed", "refund_owed"), 0) - refunded
    return MoneyBar(
        held=from_minor(held, order.currency),
        released=from_minor(found.get(("held", "release"), 0), order.currency),
        owed_back=from_minor(owed, order.currency),
        refunded=from_minor(refunded, order.currency),
        currency=order.currency,
    )
