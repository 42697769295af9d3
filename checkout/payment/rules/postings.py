"""Double entry as pure functions: each money event is a list of postings that sum to zero.

Signed integers in minor units of one currency: a debit is positive, a credit negative. The bank is
what the platform holds, so money in is positive; every other account is what the platform owes or
earned, so a liability or an income stands as a negative number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

ACCOUNTS: Final = (
    "bank", "stripe", "held", "payable", "commission", "commission_tax", "refunds_owed", "disputed",
)  # fmt: skip
"""The platform's bank · its balance at the payment provider · held for orders · owed to sellers ·
earned · tax on it · owed to buyers · taken back by payers' banks and not returned."""


@dataclass(frozen=True, slots=True)
class Posting:
    """An amount in minor units on one account, for an order or a company where that matters."""

    account: str
    minor: int
    order: int | None = None
    company: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """What a seller gets of an order: gross, and the commission kept back, in minor units.

    All of it is negative where a refund takes it back.
    """

    order: int
    seller: int
    gross: int
    commission: int
    commission_tax: int

    @property
    def net(self) -> int:
        """What the seller is owed."""
        return self.gross - self.commission - self.commission_tax


def is_balanced(postings: Iterable[Posting]) -> bool:
    """Say whether debits and credits are equal."""
    return sum(posting.minor for posting in postings) == 0


def receipt(
    received: int, earlier: int, held: Mapping[int, int], buyer: int, account: str = "bank"
) -> list[Posting]:
    """Money that pays a purchase: `held` by order; parts received `earlier` are used up with it.

    It came to `account`. What exceeds the orders is owed back to the buyer. Raises ValueError when
    it is too little.
    """
    excess = received + earlier - sum(held.values())
    if excess < 0:
        raise ValueError("received less than the orders need")
    return _real(
        Posting(account, received),
        Posting("held", earlier, company=buyer),
        *(Posting("held", -minor, order=order) for order, minor in sorted(held.items())),
        Posting("refunds_owed", -excess, company=buyer),
    )


def partial_receipt(received: int, buyer: int) -> list[Posting]:
    """Money that is not enough yet: held for the buyer, for no order."""
    return _real(Posting("bank", received), Posting("held", -received, company=buyer))


def refund_of_partial(earlier: int, buyer: int) -> list[Posting]:
    """The purchase lapsed: parts received earlier are owed back."""
    return _real(
        Posting("held", earlier, company=buyer), Posting("refunds_owed", -earlier, company=buyer)
    )


def release(released: Release) -> list[Posting]:
    """A completed order: its gross goes from held to the seller, who then owes the commission."""
    order, seller = released.order, released.seller
    return _real(
        Posting("held", released.gross, order=order),
        Posting("payable", -released.gross, order=order, company=seller),
        Posting("payable", released.gross - released.net, order=order, company=seller),
        Posting("commission", -released.commission, order=order, company=seller),
        Posting("commission_tax", -released.commission_tax, order=order, company=seller),
    )


def debt(owed: Release, buyer: int) -> list[Posting]:
    """A refund after the release: the seller owes it, less the commission that is given back."""
    order, seller = owed.order, owed.seller
    return _real(
        Posting("payable", -owed.gross, order=order, company=seller),
        Posting("refunds_owed", owed.gross, order=order, company=buyer),
        Posting("payable", owed.gross - owed.net, order=order, company=seller),
        Posting("commission", -owed.commission, order=order, company=seller),
        Posting("commission_tax", -owed.commission_tax, order=order, company=seller),
    )


def refund_owed(amount: int, order: int, buyer: int) -> list[Posting]:
    """A cancelled order's money: from held to owed back."""
    return _real(
        Posting("held", amount, order=order),
        Posting("refunds_owed", -amount, order=order, company=buyer),
    )


def refund_paid(amount: int, order: int | None, buyer: int, account: str = "bank") -> list[Posting]:
    """A refund left the account."""
    return _real(
        Posting("refunds_owed", amount, order=order, company=buyer), Posting(account, -amount)
    )


def payout(nets: Iterable[tuple[int, int]], seller: int, account: str = "bank") -> list[Posting]:
    """A batch left the account: each line's order with what was payable, or owed (negative)."""
    lines = list(nets)
    paid = (Posting("payable", net, order=order, company=seller) for order, net in lines)
    return _real(*paid, Posting(account, -sum(net for _order, net in lines)))


def _real(*postings: Posting) -> list[Posting]:
    """Leave out postings of nothing."""
    return [posting for posting in postings if posting.minor]
