"""Facts that an order's clocks rest on, told by payment and fulfilment."""

from datetime import datetime
from typing import Any

from django.db import transaction

from checkout.order.limits import days
from checkout.order.models import Order, Purchase
from marketplace.kernel import events, steps
from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.party import Party


@transaction.atomic
def keep_for_payment(purchase: Purchase, *, by: Party) -> None:
    """Stop the payment clock: a proof of payment was declared and waits to be matched."""
    _set_pay_by(purchase, None)
    events.record("purchase.kept", purchase, by=by)


@transaction.atomic
def resume_payment_clock(purchase: Purchase, *, by: Party) -> None:
    """Let the payment clock run on after a refused or partial proof, never less than some days."""
    first = end_of_day_after(purchase.placed_at, days("ORDER_PAYMENT_DAYS"))
    least = end_of_day_after(now(), days("ORDER_PAYMENT_DAYS_AFTER_REFUSAL"))
    _set_pay_by(purchase, max(first, least))
    events.record("purchase.clock_resumed", purchase, by=by)


def _set_pay_by(purchase: Purchase, pay_by: datetime | None) -> None:
    purchase.pay_by = pay_by
    purchase.save(update_fields=["pay_by"])
    for order in Order.objects.filter(purchase=purchase, status="awaiting_payment"):
        steps.reschedule(order)


def keep_facts(order: Order, **facts: Any) -> None:
    """Write facts that clocks rest on, in memory too, and set the deadlines anew."""
    Order.objects.filter(pk=order.pk).update(**facts)
    for name, value in facts.items():
        setattr(order, name, value)
    steps.reschedule(order)


@transaction.atomic
def note_arrival(order: Order, *, at: datetime | None, by: Party) -> None:
    """Keep when the last parcel arrived (None: not all did): the buyer's silence counts from it."""
    keep_facts(order, arrived_at=at)
    if at is not None:
        events.record("order.arrived", order, by=by)


@transaction.atomic
def note_receipt(order: Order, *, has_problem: bool, by: Party) -> None:
    """Keep what the buyer reported: a short or damaged receipt stops the silence from counting."""
    keep_facts(order, has_receipt_problem=has_problem)
    name = "order.receipt_problem" if has_problem else "order.received"
    events.record(name, order, by=by)


@transaction.atomic
def settle_receipt_problem(order: Order, *, by: Party) -> None:
    """A short or damaged receipt was settled between the sides: the silence counts again, and
    what was reported until now counts as received.

    Does nothing where no problem stands.
    """
    if not order.has_receipt_problem:
        return
    keep_facts(order, has_receipt_problem=False, receipt_settled_at=now())
    events.record("order.receipt_settled", order, by=by)
