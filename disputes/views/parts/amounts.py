"""The money of a dispute: each line with what is claimed, proposed and ruled, and the bar."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from checkout.payment.queries import refundable_freight
from disputes.forms.amounts import Sum
from disputes.models import Dispute, Proposal, Ruling
from marketplace.kernel.money import quantize

Part = tuple[object, object, str, str]
ByLine = dict[int | None, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A line in dispute, or the delivery charge where `key` is None; amounts are gross."""

    key: int | None
    title: str
    mpn: str
    quantity: int
    ordered: int
    gross: Decimal
    claimed: Decimal
    proposed: Decimal | None
    ruled: Decimal | None


class Money:
    """The amounts of one dispute, read once."""

    def __init__(self, dispute: Dispute, proposal: Proposal | None, ruling: Ruling | None) -> None:
        """Keep the dispute, the proposal on the table (or accepted), and the ruling that stands."""
        self.dispute, self.proposal, self.ruling = dispute, proposal, ruling

    @cached_property
    def rows(self) -> list[LineRow]:
        """The lines in dispute, the delivery charge last where it is claimed."""
        lines = self.dispute.lines.select_related("line").order_by("line_id")
        rows = [self._row(each) for each in lines]
        return [*rows, self._freight()] if self.dispute.claims_freight else rows

    def _row(self, each: Any) -> LineRow:
        line, key = each.line, each.line_id
        return LineRow(
            key=key,
            title=line.title,
            mpn=line.as_sold.get("mpn", ""),
            quantity=each.quantity,
            ordered=line.quantity,
            gross=self._frozen.get(key, line.line_price_incl_tax),
            claimed=each.claimed,
            proposed=self._proposed.get(key),
            ruled=self._ruled.get(key),
        )

    def _freight(self) -> LineRow:
        return LineRow(
            key=None,
            title=_("Delivery charge"),
            mpn="",
            quantity=0,
            ordered=0,
            gross=self._most_freight,
            claimed=self.dispute.freight_claimed,
            proposed=self._proposed.get(None),
            ruled=self._ruled.get(None),
        )

    @cached_property
    def _frozen(self) -> ByLine:
        return dict(self.dispute.freeze.lines.values_list("line_id", "gross"))

    @cached_property
    def _most_freight(self) -> Decimal:
        order = self.dispute.order
        return refundable_freight(order) if self.dispute.is_open else order.shipping_incl_tax

    @cached_property
    def _proposed(self) -> ByLine:
        return amounts_of(self.proposal)

    @cached_property
    def _ruled(self) -> ByLine:
        return amounts_of(self.ruling)

    @cached_property
    def whole(self) -> Decimal:
        """All the money that the dispute is about, gross."""
        return sum((row.gross for row in self.rows), Decimal(0))

    @cached_property
    def claimed(self) -> Decimal:
        """What is claimed."""
        return sum((row.claimed for row in self.rows), Decimal(0))

    @property
    def proposed(self) -> Decimal | None:
        """What the proposal gives the buyer back; None without one."""
        return sum(self._proposed.values(), Decimal(0)) if self.proposal else None

    @property
    def ruled(self) -> Decimal | None:
        """What the ruling gives the buyer back; None without one."""
        return sum(self._ruled.values(), Decimal(0)) if self.ruling else None

    @property
    def rest(self) -> Decimal:
        """What of the order is not in dispute."""
        gross: Decimal = self.dispute.order.gross
        return gross - self.whole

    @property
    def is_held(self) -> bool:
        """True while the money waits for the end of the dispute."""
        return bool(self.dispute.is_open and not self.dispute.freeze.after_release)

    def sums(self) -> list[Sum]:
        """Return the lines as forms ask about them."""
        return [
            Sum(
                key=row.key,
                title=row.title,
                gross=row.gross,
                most=row.claimed,
                start=self._rounded(row.proposed),
                quantity=row.quantity,
            )
            for row in self.rows
        ]

    def _rounded(self, amount: Decimal | None) -> Decimal | None:
        return None if amount is None else quantize(amount, self.dispute.currency)


def amounts_of(given: Proposal | Ruling | None) -> ByLine:
    """Return what a proposal or a ruling gives back, by key of the line; nothing for None."""
    return {} if given is None else {line.line_id: line.refund for line in given.lines.all()}
