"""What people do with money: ask, declare, match, pay back, pay out."""

from checkout.payment.actions.declaring import Declaration, declare, request_payment
from checkout.payment.actions.matching import match
from checkout.payment.actions.settling import pay_refund, record_payout

__all__ = [
    "Declaration",
    "declare",
    "match",
    "pay_refund",
    "record_payout",
    "request_payment",
]
