"""Consequences that the order's table names; they run inside the step's transaction."""

from datetime import timedelta

from checkout.order import stock
from checkout.order.actions.keeping import keep_facts
from checkout.order.models import Order
from marketplace.kernel.clock import today
from marketplace.kernel.deadlines import day_of
from marketplace.kernel.models import Event


def free_stock(order: Order, _event: Event | None) -> None:
    """Give the order's stock back to the seller's listings."""
    stock.free(order)


def promise(order: Order, _event: Event | None) -> None:
    """Count the promised date from the confirmation: waiting for money delays nobody's promise."""
    waited: timedelta = today() - day_of(order.placed_at)
    keep_facts(order, promised_for=order.promised_for + waited)


def extend(order: Order, _event: Event | None) -> None:
    """Give the buyer the time to check a second time."""
    keep_facts(order, receipt_extended=True)
