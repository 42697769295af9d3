"""What happens to purchases and orders outside the steps of their table."""

from checkout.order.actions.keeping import (
    keep_for_payment,
    note_arrival,
    note_receipt,
    resume_payment_clock,
    settle_receipt_problem,
)
from checkout.order.actions.opening import open_orders

__all__ = [
    "keep_for_payment",
    "note_arrival",
    "note_receipt",
    "open_orders",
    "resume_payment_clock",
    "settle_receipt_problem",
]
