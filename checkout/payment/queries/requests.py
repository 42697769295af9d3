"""Questions about payments: what is due, where to pay it, what waits for finance."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import Prefetch, QuerySet

from checkout.order.models import Order
from checkout.order.models.fields import summed
from checkout.payment.models import PaymentRequest, Proof
from marketplace.accounts.models import User
from marketplace.kernel.money import from_minor, to_minor
from marketplace.kernel.party import Party


def waiting_orders(request: PaymentRequest) -> QuerySet[Any]:
    """Return the orders that the money of a request is for, in ascending key."""
    orders = Order.objects.filter(purchase_id=request.purchase_id, status="awaiting_payment")
    return orders.order_by("pk")


def due_minor(request: PaymentRequest) -> int:
    """Return what the orders still waiting need in all, in minor units."""
    gross = waiting_orders(request).aggregate(total=summed("gross"))["total"] or Decimal(0)
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
