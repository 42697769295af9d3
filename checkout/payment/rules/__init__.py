"""Pure rules of money: postings that balance, what a match of a proof leads to, awards."""

from checkout.payment.rules.matching import Match, match_of
from checkout.payment.rules.obstacles import OBSTACLES, Obstacle
from checkout.payment.rules.postings import (
    ACCOUNTS,
    Posting,
    Release,
    debt,
    is_balanced,
    partial_receipt,
    payout,
    receipt,
    refund_of_partial,
    refund_owed,
    refund_paid,
    release,
)
from checkout.payment.rules.preparing import Prepared
from checkout.payment.rules.remedies import (
    Award,
    Rates,
    Refunded,
    Sold,
    commission_change,
    split_refund,
)

__all__ = [
    "ACCOUNTS",
    "OBSTACLES",
    "Award",
    "Match",
    "Obstacle",
    "Posting",
    "Prepared",
    "Rates",
    "Refunded",
    "Release",
    "Sold",
    "commission_change",
    "debt",
    "is_balanced",
    "match_of",
    "partial_receipt",
    "payout",
    "receipt",
    "refund_of_partial",
    "refund_owed",
    "refund_paid",
    "release",
    "split_refund",
]
