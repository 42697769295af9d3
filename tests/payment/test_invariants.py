"""Whatever happens to an order's money in whatever order, the books hold together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from checkout.order.models import Line, Order
from checkout.order.rules import commission_for
from checkout.payment.actions import (
    Award,
    execute,
    freeze,
    frozen,
    pay_refund,
    prepare,
    record_payout,
    refundable,
    refundable_freight,
)
from checkout.payment.ledger import balance, money_bar
from checkout.payment.models import Entry, Freeze, PayoutLine, Refund
from marketplace.kernel.money import quantize, to_minor
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.payment.sales import complete, lines, tiny
from tests.world import World

D = Decimal
Act = tuple[str, int, str]
NAMES = ("freeze", "freeze", "execute", "execute", "complete", "pay_refund", "payout", "payout")
SHARES = ("0", "0.001", "0.3333", "0.5", "0.9999", "1")


@st.composite
def acts(draw: st.DrawFn) -> list[Act]:
    """Everything that can happen, in any order: name, which lines or rows, what share of them."""
    names = draw(st.permutations([*NAMES, *draw(st.lists(st.sampled_from((*NAMES, "cancel"))))]))
    numbers, shares = st.integers(1, 7), st.sampled_from(SHARES)
    return [(name, draw(numbers), draw(shares)) for name in names]


MANY = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking lives takes minutes
)


class Life:
    """One order whose money people move, as a test tells them."""

    def __init__(self, world: World, order: Order) -> None:
        self.world, self.order, self.causes = world, order, 0

    def freeze(self, which: int, _share: str) -> None:
        """Freeze the lines whose bits are set; the highest bit is the delivery charge."""
        self.causes += 1
        keys = [line.pk for place, line in enumerate(lines(self.order)) if which >> place & 1]
        cause = f"dispute-{self.causes}"
        freeze(self.order, keys, freight=which > 3, cause=cause, by=self.world.buyer)

    def execute(self, which: int, share: str) -> None:
        """End a freeze with a share of everything in it."""
        begun = list(Freeze.objects.filter(lifted_at=None)) or list(Freeze.objects.all())
        if begun:
            chosen = begun[which % len(begun)]
            execute(chosen, self._awards(chosen, share), reason="x", by=SYSTEM)

    def _awards(self, chosen: Freeze, share: str) -> Iterator[Award]:
        left = {row.line_id: refundable(row.line) for row in chosen.lines.all()}
        if chosen.freight:
            left[None] = refundable_freight(self.order)
        for line, most in left.items():
            yield Award(line, min(quantize(most * D(share), self.order.currency), most))

    def complete(self, _which: int, _share: str) -> None:
        """The buyer receives everything."""
        complete(self.world, Order.objects.get(pk=self.order.pk))

    def cancel(self, _which: int, _share: str) -> None:
        """The promised date has passed: the buyer leaves."""
        order = Order.objects.get(pk=self.order.pk)
        if order.status == "confirmed":
            Order.objects.filter(pk=order.pk).update(promised_for="2020-01-01")
            take(order, "cancel", by=self.world.buyer, reason="x")

    def pay_refund(self, which: int, _share: str) -> None:
        """Finance sends a refund."""
        owed = list(Refund.objects.all())
        if owed:
            pay_refund(owed[which % len(owed)], "OUT", by=self.world.office.finance)

    def payout(self, _which: int, _share: str) -> None:
        """Finance pays the seller."""
        company, currency = self.world.seller2_company, self.order.currency
        record_payout(prepare(company, currency), "OUT", by=self.world.office.finance)


def hold_together(order: Order) -> None:
    """Check every invariant of the books, of an order that was paid in full."""
    order.refresh_from_db()
    bar = money_bar(order)
    assert not Entry.objects.aggregate(total=Sum("amount_minor"))["total"]
    assert bar.paid == order.gross
    assert order.gross >= bar.refunded + bar.released
    assert min(bar.held - frozen(order), bar.released, bar.owed_back, bar.refunded) >= 0


def the_statement_is_the_ledger(order: Order) -> None:
    """Check that the seller's lines, the refunds and the books say the same."""
    order.refresh_from_db()
    sums = PayoutLine.objects.filter(order=order).sums()
    taken = [balance(name, order=order) for name in ("commission", "commission_tax")]
    assert taken == [-to_minor(sums[n], order.currency) for n in ("commission", "commission_tax")]
    waiting = PayoutLine.objects.filter(order=order, payout=None).sums()["net"]
    assert balance("payable", order=order) == -to_minor(waiting, order.currency)
    unpaid = Refund.objects.filter(status="owed").aggregate(total=Sum("amount"))["total"] or D(0)
    assert balance("refunds_owed") == -to_minor(unpaid, order.currency)


def commission_is_due(order: Order) -> None:
    """Check that what was kept is the commission on what the seller was left with, rounded once."""
    nets = [_left_of(line) for line in lines(order) if _is_released(order, line)]
    due = commission_for(nets, order.commission_rate, order.commission_tax_rate, order.currency)
    taken = [-balance(name, order=order) for name in ("commission", "commission_tax")]
    assert taken == [to_minor(amount, order.currency) for amount in (due.net, due.tax)]


def _left_of(line: Line) -> Decimal:
    """Return a line's net less what was refunded of it."""
    return line.line_price_excl_tax - sum(row.net for row in line.refund_lines.all())


def _is_released(order: Order, line: Line) -> bool:
    """Say whether the seller has been credited with a line."""
    waits = any(x.freeze.is_open and not x.freeze.after_release for x in line.frozen_lines.all())
    return order.status == "completed" and not waits


def no_line_is_refunded_twice(order: Order) -> None:
    """Check that no line gives more back than it cost, in net, in tax and in all."""
    for line in lines(order):
        back = list(line.refund_lines.all())
        assert sum(row.gross for row in back) <= line.line_price_incl_tax
        assert sum(row.net for row in back) <= line.line_price_excl_tax
        assert sum(row.tax for row in back) <= line.tax


@contextmanager
def undone() -> Iterator[None]:
    """Leave nothing behind of one example."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def live(life: Life, happened: list[Act], check: Callable[[], None]) -> None:
    """Let people act; what is refused changes nothing, and the books hold after each act."""
    for name, which, share in happened:
        try:
            with transaction.atomic():
                getattr(life, name)(which, share)
        except Refused:
            pass
        check()


@pytest.mark.parametrize("currency", ["EUR", "JPY", "KWD"])
def test_the_books_hold_in_every_order_of_events(world: World, currency: str) -> None:
    prices = {"EUR": "9.9999", "JPY": "333.5", "KWD": "1.2345"}
    order = tiny(world, currency, prices[currency], "7")

    def check() -> None:
        hold_together(order)
        the_statement_is_the_ledger(order)
        commission_is_due(order)
        no_line_is_refunded_twice(order)

    @MANY
    @given(acts())
    def lives(life: list[Act]) -> None:
        with undone():
            live(Life(world, order), life, check)

    lives()
