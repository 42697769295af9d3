"""A bank payout as finance has it before its eyes when it makes the transfer."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Keys of the seller and of the bank account shown, the newest statement line in the sum, and
    the sum; 0 where there is none. What is recorded has to be the same."""

    seller: int
    currency: str
    account: int
    newest: int
    amount: Decimal
