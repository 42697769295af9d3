"""Pages of money: for the payer, for finance, for the seller."""

from checkout.payment.views.finance import MatchView, QueueView, RefundsView, RefundView
from checkout.payment.views.payer import DeclareView, InstructionsView
from checkout.payment.views.payouts import PayoutsView, StaffPayoutsView

__all__ = [
    "DeclareView",
    "InstructionsView",
    "MatchView",
    "PayoutsView",
    "QueueView",
    "RefundView",
    "RefundsView",
    "StaffPayoutsView",
]
