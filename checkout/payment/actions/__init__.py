"""What people do with money: ask, declare, match, freeze, award, pay back, pay out."""

from checkout.payment.actions.declaring import Declaration, declare, request_payment
from checkout.payment.actions.executing import execute, lift
from checkout.payment.actions.freezing import freeze
from checkout.payment.actions.matching import match
from checkout.payment.actions.paying_out import record_payout, record_transfer
from checkout.payment.actions.settling import pay_refund
from checkout.payment.queries import frozen, prepare, refundable, refundable_freight
from checkout.payment.rules import Award, Prepared

__all__ = [
    "Award",
    "Declaration",
    "Prepared",
    "declare",
    "execute",
    "freeze",
    "frozen",
    "lift",
    "match",
    "pay_refund",
    "prepare",
    "record_payout",
    "record_transfer",
    "refundable",
    "refundable_freight",
    "request_payment",
]
