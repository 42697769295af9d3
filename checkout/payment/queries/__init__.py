"""Questions about money, by what they are about; nothing here writes."""

from checkout.payment.queries.freezes import (
    commission_taken,
    frozen,
    open_freezes,
    rates_of,
    refundable,
    refundable_freight,
    released_nets,
    sold,
)
from checkout.payment.queries.obstacles import accepted_account, payout_obstacle
from checkout.payment.queries.outgoing import (
    open_statements,
    payables,
    payouts,
    payouts_waiting,
    prepare,
    refunds,
    refunds_waiting,
    statement,
)
from checkout.payment.queries.requests import (
    bank_account,
    due_minor,
    finance_people,
    proofs_waiting,
    queue,
    still_to_pay,
    waiting_orders,
)

__all__ = [
    "accepted_account",
    "bank_account",
    "commission_taken",
    "due_minor",
    "finance_people",
    "frozen",
    "open_freezes",
    "open_statements",
    "payables",
    "payout_obstacle",
    "payouts",
    "payouts_waiting",
    "prepare",
    "proofs_waiting",
    "queue",
    "rates_of",
    "refundable",
    "refundable_freight",
    "refunds",
    "refunds_waiting",
    "released_nets",
    "sold",
    "statement",
    "still_to_pay",
    "waiting_orders",
]
