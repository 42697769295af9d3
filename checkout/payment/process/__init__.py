"""The lifecycles of money: a request for payment, and a refund owed (spec section 7)."""

from checkout.payment.process.refund import REFUND
from checkout.payment.process.request import PAYMENT

__all__ = ["PAYMENT", "REFUND"]
