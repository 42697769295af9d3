"""What may be frozen, awarded and ended; whatever is refused changes nothing."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from checkout.order.models import Order
from checkout.payment.actions import Award, execute, freeze, frozen, lift
from checkout.payment.models import Freeze, FrozenLine
from marketplace.kernel.clock import now
from marketplace.kernel.events import timeline
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.payment.sales import awarded, books, complete, frozen_by, lines, sale
from tests.world import World

D = Decimal


def refusal_of(work, *args, **options) -> str:
    """Return the code with which an action refuses."""
    with pytest.raises(Refused) as refusal:
        work(*args, **options)
    return refusal.value.code


def test_a_freeze_holds_the_lines_named_and_moves_nothing(world: World) -> None:
    order = sale(world)
    before = books()
    frozen_by(world, order, 1, freight=True)
    assert (frozen(order), books()) == (D("50.40"), before)
    assert timeline(order).last().name == "freeze.begun"


def test_a_line_stands_in_one_open_freeze(world: World) -> None:
    order = sale(world)
    frozen_by(world, order, 0)
    assert refusal_of(frozen_by, world, order, 0, 1, cause="dispute-2") == "frozen"
    assert Freeze.objects.count() == 1


def test_the_database_says_so_too(world: World) -> None:
    order = sale(world)
    frozen_by(world, order, 0)
    other = Freeze.objects.create(order=order, cause="x", frozen_at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        FrozenLine.objects.create(freeze=other, line=lines(order)[0], gross=1)


def test_the_delivery_charge_stands_in_one_open_freeze(world: World) -> None:
    order = sale(world)
    frozen_by(world, order, freight=True)
    assert refusal_of(frozen_by, world, order, freight=True, cause="dispute-2") == "frozen"


def test_a_line_may_be_frozen_again_after_the_end(world: World) -> None:
    order = sale(world)
    lift(frozen_by(world, order, 0), by=world.buyer)
    frozen_by(world, order, 0, cause="dispute-2")
    assert frozen(order) == D("114.00")


def test_one_cause_freezes_once(world: World) -> None:
    order = sale(world)
    lift(frozen_by(world, order, 0), by=world.buyer)
    assert refusal_of(frozen_by, world, order, 1) == "frozen"


def test_another_orders_line_is_refused(world: World) -> None:
    one, other = sale(world), sale(world)
    line = lines(other)[0].pk
    code = refusal_of(freeze, one, [line], freight=False, cause="x", by=world.buyer)
    assert code == "not_of_this_order"


def test_nothing_named_is_refused(world: World) -> None:
    assert refusal_of(frozen_by, world, sale(world)) == "empty"


def test_no_money_no_freeze(world: World) -> None:
    order = world.order()
    assert refusal_of(frozen_by, world, order, 0) == "not_paid"
    take(order, "cancel", by=world.buyer, reason="x")
    assert refusal_of(frozen_by, world, order, 0) == "not_paid"


@pytest.mark.parametrize("who", ["buyer2", "seller"])
def test_strangers_neither_freeze_nor_end(world: World, who: str) -> None:
    order, stranger = sale(world), getattr(world, who)
    keys = [lines(order)[0].pk]
    code = refusal_of(freeze, order, keys, freight=False, cause="x", by=stranger)
    assert (code, Freeze.objects.count()) == ("wrong_actor", 0)
    assert refusal_of(lift, frozen_by(world, order, 0), by=stranger) == "wrong_actor"


def test_a_freeze_ends_once(world: World) -> None:
    order = sale(world)
    begun = frozen_by(world, order, 0)
    awarded(begun, [(lines(order)[0], "10.00")])
    before = books()
    again = [Award(lines(order)[0].pk, D("10.00"))]
    assert refusal_of(execute, begun, again, reason="x", by=SYSTEM) == "ended"
    lift(begun, by=SYSTEM)  # nothing is left to end
    assert books() == before


@pytest.mark.parametrize("refund", ["-0.01", "114.01", "0.001"])
def test_an_impossible_amount_is_refused(world: World, refund: str) -> None:
    order = sale(world)
    begun, line = frozen_by(world, order, 0), lines(order)[0]
    code = refusal_of(execute, begun, [Award(line.pk, D(refund))], reason="x", by=SYSTEM)
    begun.refresh_from_db()
    assert (code, begun.is_open, frozen(order)) == ("amount", True, D("114.00"))


def test_an_award_is_for_what_is_frozen(world: World) -> None:
    order = sale(world)
    begun, other = frozen_by(world, order, 0), lines(order)[1]
    for line in (other.pk, None):
        awards = [Award(line, D("1.00"))]
        assert refusal_of(execute, begun, awards, reason="x", by=SYSTEM) == "not_frozen"


def test_a_line_is_awarded_once(world: World) -> None:
    order = sale(world)
    begun, line = frozen_by(world, order, 0), lines(order)[0]
    awards = [Award(line.pk, D("1.00")), Award(line.pk, D("2.00"))]
    assert refusal_of(execute, begun, awards, reason="x", by=SYSTEM) == "twice"


def test_silence_never_releases_what_is_frozen(world: World) -> None:
    order = sale(world)
    frozen_by(world, order, 0, 1, freight=True)
    before = books()
    complete(world, order)
    assert Order.objects.get().status == "completed"
    assert (books(), order.payout_lines.count()) == (before, 0)
