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
    """Return the bar of one order; one query. A refund after the release is not released money."""
    sums = Entry.objects.filter(order=order).values("account", "transaction__kind").order_by()
    found = {
        (row["account"], row["transaction__kind"]): row["total"]
        for row in sums.annotate(total=Sum("amount_minor"))
    }
    debts = -found.get(("refunds_owed", "debt"), 0)
    minor = {
        "held": -sum(total for (account, _kind), total in found.items() if account == "held"),
        "released": found.get(("held", "release"), 0) - debts,
        "owed_back": -sum(t for (account, _kind), t in found.items() if account == "refunds_owed"),
        "refunded": found.get(("refunds_owed", "refund_paid"), 0),
    }
    amounts = {name: from_minor(total, order.currency) for name, total in minor.items()}
    return MoneyBar(**amounts, currency=order.currency)
