"""Pure rules of money: postings that balance, and what a match of a proof leads to."""

from checkout.payment.rules.matching import Match, match_of
from checkout.payment.rules.postings import (
    ACCOUNTS,
    Posting,
    Release,
    is_balanced,
    partial_receipt,
    payout,
    receipt,
    refund_of_partial,
    refund_owed,
    refund_paid,
    release,
)

__all__ = [
    "ACCOUNTS",
    "Match",
    "Posting",
    "Release",
    "is_balanced",
    "match_of",
    "partial_receipt",
    "payout",
    "receipt",
    "refund_of_partial",
    "refund_owed",
    "refund_paid",
    "release",
]
