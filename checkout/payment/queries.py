"""Questions about payments: what is due, where to pay it, what waits for whom."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Count, Prefetch, QuerySet, Sum

from checkout.order.models import Order
from checkout.payment.models import PaymentRequest, Payout, PayoutLine, Proof, Refund
from checkout.payment.models.payout import PayoutQuerySet
from marketplace.accounts.models import User
from marketplace.kernel.money import from_minor, to_minor
from marketplace.kernel.party import Party


def waiting_orders(request: PaymentRequest) -> QuerySet[Any]:
    """Return the orders that the money of a request is for, in ascending key."""
    orders = Order.objects.filter(purchase_id=request.purchase_id, status="awaiting_payment")
    return orders.order_by("pk")


def due_minor(request: PaymentRequest) -> int:
    """Return what the orders still waiting need in all, in minor units."""
    gross = waiting_orders(request).aggregate(total=Sum("gross"))["total"] or Decimal(0)
    return to_minor(gross, request.currency)


def still_to_pay(request: PaymentRequest) -> Decimal:
    """Return what is missing after the parts received, in the request's currency."""
    missing = due_minor(request) - to_minor(request.received, request.currency)
    return from_minor(max(missing, 0), request.currency)


def bank_account(currency: str) -> Mapping[str, str]:
    """Return the platform's account for a currency: name, iban, bic, bank; empty if none is set."""
    account: Mapping[str, str] = settings.BANK_ACCOUNTS.get(currency, {})
    return account


def proofs_waiting(party: Party) -> int:
    """Return how many declared payments wait for finance."""
    states = ("declared", "first_match")
    return int(PaymentRequest.objects.visible_to(party).filter(status__in=states).count())


def refunds_waiting(party: Party) -> int:
    """Return how many refunds are owed and not paid."""
    return int(Refund.objects.visible_to(party).filter(status="owed").count())


def payables() -> QuerySet[Any, dict[str, Any]]:
    """Return what is to pay out, by seller and currency: seller, name, currency, net, orders."""
    lines = PayoutLine.objects.filter(payout=None).order_by("seller__legal_name", "currency")
    named = lines.values("seller", "seller__legal_name", "currency")
    found: QuerySet[Any, dict[str, Any]] = named.annotate(total=Sum("net"), orders=Count("id"))
    return found


def payouts_waiting(_party: Party) -> int:
    """Return how many batches could be paid out now."""
    return len(payables())


def finance_people() -> list[int]:
    """Return the keys of the platform's finance people."""
    people = User.objects.filter(staff_role="finance", is_active=True)
    return list(people.order_by("pk").values_list("pk", flat=True))


def queue(party: Party) -> QuerySet[Any]:
    """Return the declared payments, the longest waiting first, with buyer and proofs."""
    waiting = ("declared", "first_match")
    found = PaymentRequest.objects.visible_to(party).filter(status__in=waiting)
    latest_first = Prefetch("proofs", Proof.objects.order_by("-id"))
    return found.select_related("purchase__buyer").prefetch_related(latest_first).order_by("pk")


def refunds(party: Party) -> QuerySet[Any]:
    """Return the refunds that the party may see, those still owed first."""
    found = Refund.objects.visible_to(party).select_related("company", "purchase", "order")
    return found.order_by("status", "owed_at", "pk")


def statement(party: Party) -> PayoutQuerySet:
    """Return a seller's lines not paid out yet, oldest first."""
    lines: PayoutQuerySet = PayoutLine.objects.visible_to(party).filter(payout=None)
    return lines.select_related("order").order_by("currency", "released_at", "pk")


def payouts(party: Party) -> QuerySet[Any]:
    """Return the payouts that the party may see with their lines, newest first."""
    found = Payout.objects.visible_to(party).select_related("seller")
    return found.prefetch_related("lines__order")


def open_statements(party: Party) -> list[dict[str, Any]]:
    """Return a seller's statement per currency: the lines not paid out and sums that add up."""
    lines = statement(party)
    currencies = lines.order_by("currency").values_list("currency", flat=True).distinct()
    return [
        {
            "currency": currency,
            "lines": lines.filter(currency=currency),
            "sums": lines.filter(currency=currency).sums(),
        }
        for currency in currencies
    ]
