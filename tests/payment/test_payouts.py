"""Debts come first: what a seller owes is taken from the next payout, and a short one waits."""

from decimal import Decimal

import pytest

from checkout.order.models import Order
from checkout.payment.actions import pay_refund, prepare, record_payout
from checkout.payment.models import Payout, Refund
from checkout.payment.queries import open_statements, payables, payouts, payouts_waiting
from marketplace.kernel.refusal import Refused
from marketplace.notices.models import Notice
from tests.payment.sales import awarded, books, complete, frozen_by, lines, sale
from tests.world import World

D = Decimal


def paid_out(world: World, reference: str = "OUT-1") -> Payout:
    """Finance transfers what is payable to the seller."""
    return record_payout(prepare(world.seller2_company, "EUR"), reference, by=world.office.finance)


def debt(world: World) -> Order:
    """Return an order that was paid out before half of its first line went back: a debt of
    54.16."""
    order = complete(world, sale(world))
    paid_out(world)
    awarded(frozen_by(world, order, 0), [(lines(order)[0], "57.00")])
    return order


def test_a_payout_that_is_not_positive_waits(world: World) -> None:
    debt(world)
    with pytest.raises(Refused) as refusal:
        paid_out(world, "OUT-2")
    assert (refusal.value.code, Payout.objects.count()) == ("short", 1)
    assert [(row["total"], row["waits"]) for row in payables()] == [(D("-54.16"), True)]
    assert payouts_waiting(world.office.finance) == 0


def test_the_debt_is_the_first_line_of_the_next_payout(world: World) -> None:
    debt(world)
    complete(world, sale(world))
    (statement,) = open_statements(world.seller2)
    assert [line.kind for line in statement["lines"]] == ["debt", "release"]
    assert statement["sums"]["net"] == D("102.74")  # 156.90 - 54.16
    batch = paid_out(world, "OUT-2")
    (latest, _first) = payouts(world.seller2)
    assert (batch.amount, [line.kind for line in latest.lines.all()]) == (
        D("102.74"),
        ["debt", "release"],
    )


def test_the_books_after_the_debt_was_worked_off(world: World) -> None:
    debt(world)
    complete(world, sale(world))
    pay_refund(Refund.objects.get(), "OUT-2", by=world.office.finance)
    paid_out(world, "OUT-3")
    # 2 x 164.40 in; out 156.90 + 57.00 + 102.74; kept 3.88 + 6.25 and tax 0.78 + 1.25
    assert books() == {"bank": 1216, "commission": -1013, "commission_tax": -203}


def test_two_lines_of_one_order_in_one_payout(world: World) -> None:
    order = sale(world)
    frozen = frozen_by(world, order, 0)
    complete(world, order)
    awarded(frozen, [])
    assert (paid_out(world).amount, books()["bank"]) == (D("156.90"), 750)


def test_a_seller_sees_no_other_sellers_debt(world: World) -> None:
    debt(world)
    assert open_statements(world.seller) == []


def test_the_sellers_money_people_are_told_of_the_debt_alone(world: World, settle) -> None:
    debt(world)
    settle()
    told = Notice.objects.filter(kind="payout_line.waiting")
    assert {notice.person_id for notice in told} == {world.seller2.person_id}
    assert told.get().facts["amount"] == "54.16"
