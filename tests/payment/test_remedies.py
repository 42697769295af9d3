"""What a dispute does to an order's money, each sum computed by hand (the sale: see sales.py)."""

from decimal import Decimal

import pytest

from checkout.order.models import Order
from checkout.payment.actions import frozen, lift, pay_refund, refundable
from checkout.payment.ledger import money_bar
from checkout.payment.models import Freeze, PayoutLine, Refund, RefundLine
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Event
from marketplace.kernel.steps import take
from tests.payment.sales import awarded, books, complete, frozen_by, lines, sale, tiny
from tests.world import World

D = Decimal


def statement(order: Order) -> list[tuple[str, Decimal, Decimal, Decimal, Decimal]]:
    """Return the seller's lines for an order: kind, gross, commission, its tax, net."""
    columns = ("kind", "gross", "commission", "commission_tax", "net")
    return list(PayoutLine.objects.filter(order=order).order_by("pk").values_list(*columns))


def sums(*amounts: str) -> tuple[Decimal, ...]:
    """Return decimals."""
    return tuple(D(amount) for amount in amounts)


def test_half_of_a_line_goes_back_before_the_release(world: World) -> None:
    order = sale(world)
    frozen = frozen_by(world, order, 0)
    awarded(frozen, [(lines(order)[0], "57.00")])
    assert books() == {"bank": 16440, "held": -10740, "refunds_owed": -5700}
    complete(world, order)
    # refunded net 57.00 x 95/114 = 47.50; commission 5 % of 47.50 + 30.00 = 3.875 -> 3.88,
    # tax 20 % of 3.88 = 0.776 -> 0.78; seller 107.40 - 3.88 - 0.78 = 102.74
    assert statement(order) == [("release", *sums("107.40", "3.88", "0.78", "102.74"))]
    assert books() == {
        "bank": 16440,
        "refunds_owed": -5700,
        "payable": -10274,
        "commission": -388,
        "commission_tax": -78,
    }


def test_only_the_frozen_line_waits_when_the_order_completes(world: World) -> None:
    order = sale(world)
    frozen = frozen_by(world, order, 0)
    complete(world, order)
    # second line 36.00 and delivery 14.40 = 50.40; commission 5 % of 30.00 = 1.50, tax 0.30
    assert statement(order) == [("release", *sums("50.40", "1.50", "0.30", "48.60"))]
    assert books()["held"] == -11400
    awarded(frozen, [(lines(order)[0], "57.00")])
    # of 114.00 the other 57.00: commission 3.88 - 1.50 = 2.38, tax 0.78 - 0.30 = 0.48; the parts
    # 48.60 + 54.14 are the 102.74 of one release
    assert statement(order)[1:] == [("after_dispute", *sums("57.00", "2.38", "0.48", "54.14"))]
    assert books()["payable"] == -10274


def test_without_an_award_the_seller_gets_all_of_it_in_two_parts(world: World) -> None:
    order = sale(world)
    frozen = frozen_by(world, order, 0)
    complete(world, order)
    lift(frozen, by=world.buyer)
    # 48.60 before; now 114.00 less 6.25 - 1.50 = 4.75 and 1.25 - 0.30 = 0.95: 108.30
    assert statement(order)[1:] == [("after_dispute", *sums("114.00", "4.75", "0.95", "108.30"))]
    assert books() == {
        "bank": 16440,
        "payable": -15690,
        "commission": -625,
        "commission_tax": -125,
    }


def test_after_the_release_an_award_is_the_sellers_debt(world: World) -> None:
    order = complete(world, sale(world))
    assert statement(order) == [("release", *sums("164.40", "6.25", "1.25", "156.90"))]
    awarded(frozen_by(world, order, 0), [(lines(order)[0], "57.00")])
    # commission 3.88 - 6.25 = -2.37, tax 0.78 - 1.25 = -0.47; debt -57.00 + 2.84 = -54.16
    assert statement(order)[1:] == [("debt", *sums("-57.00", "-2.37", "-0.47", "-54.16"))]
    assert books() == {
        "bank": 16440,
        "refunds_owed": -5700,
        "payable": -10274,
        "commission": -388,
        "commission_tax": -78,
    }


def test_a_frozen_line_of_a_completed_order_holds_nothing(world: World) -> None:
    order = complete(world, sale(world))
    freeze = frozen_by(world, order, 0)
    assert (freeze.after_release, frozen(order)) == (True, 0)


def test_two_disputes_of_one_order_end_in_any_order(world: World) -> None:
    order = sale(world)
    one, two = (frozen_by(world, order, place, cause=f"dispute-{place}") for place in (0, 1))
    assert frozen(order) == D("150.00")
    complete(world, order)  # only the delivery 14.40 goes on, without commission
    first, second = lines(order)
    awarded(two, [(second, "12.00")])
    # 36.00 - 12.00 = 24.00; refunded net 10.00, commission 5 % of 20.00 = 1.00, tax 0.20
    awarded(one, [(first, "114.00")])  # nothing of 114.00 is left to release
    assert statement(order) == [
        ("release", *sums("14.40", "0.00", "0.00", "14.40")),
        ("after_dispute", *sums("24.00", "1.00", "0.20", "22.80")),
    ]
    assert books() == {
        "bank": 16440,
        "refunds_owed": -12600,
        "payable": -3720,
        "commission": -100,
        "commission_tax": -20,
    }


def test_a_second_dispute_of_a_line_gets_no_more_than_is_left(world: World) -> None:
    order = sale(world)
    line = lines(order)[0]
    awarded(frozen_by(world, order, 0), [(line, "33.33")])
    complete(world, order)
    assert refundable(line) == D("80.67")
    awarded(frozen_by(world, order, 0, cause="dispute-2"), [(line, "80.67")])
    nets = RefundLine.objects.order_by("pk").values_list("net", "tax")
    # 33.33 x 95/114 = 27.775 -> 27.78; the whole is 95.00, so the rest is 67.22
    assert list(nets) == [sums("27.78", "5.55"), sums("67.22", "13.45")]
    # what is left: second line and delivery 50.40, commission on 30.00
    assert (books()["payable"], books()["commission"]) == (-4860, -150)


def test_the_delivery_charge_goes_back_without_commission(world: World) -> None:
    order = sale(world)
    freeze = frozen_by(world, order, freight=True)
    complete(world, order)
    assert (frozen(order), statement(order)[0][1]) == (D("14.40"), D("150.00"))
    awarded(freeze, [(None, "14.40")])
    assert books() == {
        "bank": 16440,
        "refunds_owed": -1440,
        "payable": -14250,
        "commission": -625,
        "commission_tax": -125,
    }


def test_a_part_of_the_delivery_charge_goes_on(world: World) -> None:
    order = sale(world)
    freeze = frozen_by(world, order, freight=True)
    complete(world, order)
    awarded(freeze, [(None, "4.40")])
    assert statement(order)[1:] == [("after_dispute", *sums("10.00", "0.00", "0.00", "10.00"))]


def test_a_cancelled_order_owes_all_of_it_back_and_ends_the_freeze(world: World) -> None:
    order = sale(world)
    frozen_by(world, order, 0, freight=True)
    Order.objects.update(promised_for="2020-01-01")
    take(order, "cancel", by=world.buyer, reason="Too late")
    assert (Refund.objects.get().amount, Freeze.objects.get().is_open) == (D("164.40"), False)
    assert books() == {"bank": 16440, "refunds_owed": -16440}
    assert timeline(order).filter(name="freeze.ended").count() == 1


def test_an_award_before_the_cancellation_is_not_paid_twice(world: World) -> None:
    order = sale(world)
    awarded(frozen_by(world, order, 0), [(lines(order)[0], "100.00")])
    Order.objects.update(promised_for="2020-01-01")
    take(order, "cancel", by=world.buyer, reason="Too late")
    amounts = Refund.objects.order_by("pk").values_list("amount", flat=True)
    assert list(amounts) == [D("100.00"), D("64.40")]


# Yen, no decimals: 333.5 a piece: lines 3335 + 667 tax and 1001 (1000.5) + 200 tax, delivery 800
# + 160; tax 20 % of 5136 = 1027.2 -> 1027. Of the first line 1000 of 4002 go back: net 833.3 ->
# 833; commission 5 % of 3335 - 833 + 1001 = 175.15 -> 175, tax 35; seller 6163 - 1000 - 210 = 4953.
YEN = (("JPY", "333.5", "800"), "1000", ("5163", "175", "35", "4953"))
# Dinar, three decimals: 1.2345 a piece: lines 12.345 + 2.469 and 3.704 (3.7035) + 0.741, delivery
# 1.005 + 0.201; tax 20 % of 17.054 = 3.4108 -> 3.411. Of 14.814 go back 7.407: net 6.1725 -> 6.173;
# commission 5 % of 12.345 - 6.173 + 3.704 = 0.4938 -> 0.494, tax 0.0988 -> 0.099;
# seller 20.465 - 7.407 - 0.593 = 12.465.
DINAR = (("KWD", "1.2345", "1.005"), "7.407", ("13.058", "0.494", "0.099", "12.465"))


@pytest.mark.parametrize(("terms", "refund", "left"), [YEN, DINAR])
def test_yen_and_dinar_are_exact(world: World, terms, refund, left) -> None:
    order = tiny(world, *terms)
    awarded(frozen_by(world, order, 0), [(lines(order)[0], refund)])
    complete(world, order)
    assert statement(order) == [("release", *sums(*left))]
    assert set(books(terms[0])) >= {"bank", "refunds_owed", "payable"}


def test_the_money_bar_shows_where_every_cent_is(world: World) -> None:
    order = complete(world, sale(world))
    awarded(frozen_by(world, order, 0), [(lines(order)[0], "57.00")])
    bar = money_bar(order)
    assert (bar.released, bar.owed_back, bar.paid) == sums("107.40", "57.00", "164.40")
    pay_refund(Refund.objects.get(), "OUT-1", by=world.office.finance)
    assert (money_bar(order).refunded, money_bar(order).paid) == sums("57.00", "164.40")


def test_each_line_of_a_statement_is_news(world: World) -> None:
    order = complete(world, sale(world))
    awarded(frozen_by(world, order, 0), [(lines(order)[0], "57.00")])
    news = Event.objects.filter(name="payout_line.waiting").order_by("pk")
    keys = PayoutLine.objects.order_by("pk").values_list("pk", flat=True)
    assert [event.object_id for event in news] == list(keys)
    assert {event.role for event in news} == {"system"}
