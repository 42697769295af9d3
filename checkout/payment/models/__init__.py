"""Requests and proofs, ledger, freezes, refunds, payouts; Oscar's own payment models beside them.

Oscar registers only the names that are still free, so its star import stands last.
"""

from checkout.payment.models.freeze import Freeze, FrozenLine, RefundLine
from checkout.payment.models.ledger import Entry, LedgerTransaction
from checkout.payment.models.payout import Payout, PayoutLine
from checkout.payment.models.refund import Refund
from checkout.payment.models.request import PaymentRequest, Proof

__all__ = [
    "Entry",
    "Freeze",
    "FrozenLine",
    "LedgerTransaction",
    "PaymentRequest",
    "Payout",
    "PayoutLine",
    "Proof",
    "Refund",
    "RefundLine",
]

# isort: split
from oscar.apps.payment.models import *
