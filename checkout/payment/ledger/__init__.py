"""The ledger's two doors: posting a money event once, and reading balances."""

from checkout.payment.ledger.posting import Event, post
from checkout.payment.ledger.reading import MoneyBar, balance, money_bar

__all__ = ["Event", "MoneyBar", "balance", "money_bar", "post"]
