"""An order from placement to its end, by the people who take the steps."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist
from oscar.apps.order.exceptions import InvalidOrderStatus
from oscar.apps.partner.models import StockRecord

from checkout.order.actions import settle_receipt_problem
from checkout.order.models import Order
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Deadline
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import available, take, take_due
from tests.order import acts
from tests.world import World, party_in


def allocated(order: Order) -> tuple[int | None, int | None]:
    """Return (in stock, reserved) of the order's only line."""
    record = StockRecord.objects.get(pk=order.lines.get().stockrecord_id)
    return record.num_in_stock, record.num_allocated


def after(days: int) -> int:
    """Let the clock take what is due so many days from now; return how many steps."""
    with played_at(now() + timedelta(days=days)):
        return take_due()


def state(order: Order) -> str:
    """Return the state as the database has it."""
    return str(Order.objects.get(pk=order.pk).status)


def test_placing_reserves_and_numbers(world: World) -> None:
    order = world.order(10)
    assert order.number == f"{now():%Y}-000001-A"
    assert allocated(order) == (100, 10)


def test_the_amounts_are_kept_by_line_and_order(world: World) -> None:
    order = world.order(10)
    line = order.lines.get()
    assert (order.net, order.tax, order.gross) == (
        line.line_price_excl_tax,
        line.tax,
        line.line_price_incl_tax,
    )
    assert (order.commission_rate, order.commission_tax_rate) == (5, 20)


def test_two_sellers_make_two_orders_of_one_purchase(world: World) -> None:
    purchase = world.purchase((world.listing(), 10), (world.listing(world.seller2), 2))
    orders = list(purchase.orders.order_by("number"))
    assert [o.number[-1] for o in orders] == ["A", "B"]
    assert sum(o.gross for o in orders) == purchase.gross


def test_the_whole_way(world: World) -> None:
    order = acts.completed(world)
    steps = [event.after for event in timeline(order) if event.after]
    assert steps == [
        "awaiting_payment",
        "to_confirm",
        "confirmed",
        "shipped",
        "delivered",
        "completed",
    ]
    assert allocated(order) == (90, 0)


def test_the_buyer_cancels_before_paying_and_stock_is_free(world: World) -> None:
    order = world.order(10)
    take(order, "cancel", by=world.buyer, reason="Wrong size")
    assert (state(order), allocated(order)) == ("cancelled", (100, 0))


def test_an_unpaid_order_lapses_after_seven_days(world: World) -> None:
    order = world.order(10)
    assert after(7) == 0
    after(8)
    assert (state(order), allocated(order)) == ("cancelled", (100, 0))


def test_a_declared_proof_keeps_the_order(world: World) -> None:
    order = world.order(10)
    acts.declared(world, order.purchase)
    after(30)
    assert state(order) == "awaiting_payment"


def test_a_paid_order_lapses_when_the_seller_keeps_silent(world: World) -> None:
    order = world.order(10)
    acts.paid(world, order.purchase)
    assert after(3) == 0
    after(4)
    assert (state(order), allocated(order)) == ("cancelled", (100, 0))


def test_the_seller_refuses_with_a_reason(world: World) -> None:
    order = world.order(10)
    acts.paid(world, order.purchase)
    order.refresh_from_db()
    with pytest.raises(Refused, match="reason"):
        take(order, "refuse", by=world.seller)
    take(order, "refuse", by=world.seller, reason="Discontinued")
    assert state(order) == "cancelled"


def test_a_confirmed_order_is_cancelled_from_the_promised_day(
    world: World,
) -> None:
    order = acts.confirmed(world)
    with pytest.raises(Refused) as refusal:
        take(order, "cancel", by=world.buyer, reason="Too slow")
    assert refusal.value.code == "guard"
    with played_at(now() + timedelta(days=5)):
        take(order, "cancel", by=world.buyer, reason="Too slow")
    assert state(order) == "cancelled"


def test_nothing_shipped_cancels_by_itself_14_days_after_the_promise(world: World) -> None:
    order = acts.confirmed(world)
    late = (order.promised_for - now().date()).days
    assert after(late + 14) == 0
    after(late + 15)
    assert state(order) == "cancelled"


def test_the_promise_counts_from_the_confirmation(world: World) -> None:
    order = world.order(10)
    promised = order.promised_for
    with played_at(now() + timedelta(days=3)):
        acts.paid(world, order.purchase)
        order.refresh_from_db()
        take(order, "confirm", by=world.seller)
    order.refresh_from_db()
    assert order.promised_for == promised + timedelta(days=3)


def test_silence_counts_14_days_after_the_last_parcel(world: World) -> None:
    order = acts.confirmed(world)
    acts.arrived(world, acts.shipped(world, order))
    assert after(14) == 0
    assert (after(15), state(order)) == (1, "delivered")
    assert (after(15), state(order)) == (1, "completed")


def test_without_an_arrival_silence_never_counts(world: World) -> None:
    order = acts.confirmed(world)
    acts.shipped(world, order)
    after(400)
    assert state(order) == "shipped"


@pytest.mark.parametrize("who", ["seller", "seller2", "buyer2"])
def test_nobody_else_cancels_for_the_buyer(world: World, who: str) -> None:
    order = world.order()
    with pytest.raises(Refused) as refusal:
        take(order, "cancel", by=getattr(world, who), reason="x")
    assert refusal.value.code == "wrong_actor"


@pytest.mark.parametrize("who", ["buyer", "seller2"])
def test_nobody_else_confirms_for_the_seller(world: World, who: str) -> None:
    order = world.order()
    acts.paid(world, order.purchase)
    order.refresh_from_db()
    with pytest.raises(Refused):
        take(order, "confirm", by=getattr(world, who))


def test_an_approver_sees_the_order_and_has_no_button(world: World) -> None:
    order = world.order()
    approver = party_in(world.buyer_company, "approver")
    assert Order.objects.visible_to(approver).get() == order
    assert available(order, approver) == []


def test_oscars_set_status_goes_through_the_table(world: World) -> None:
    order = world.order()
    with pytest.raises(InvalidOrderStatus):
        order.set_status("confirmed")
    order.set_status("to_confirm")
    assert timeline(order).last().name == "order.to_confirm"


def test_each_side_sees_its_orders_only(world: World) -> None:
    purchase = world.purchase((world.listing(), 10), (world.listing(world.seller2), 2))
    seen = Order.objects.visible_to(world.seller)
    assert [o.seller_id for o in seen] == [world.seller_company.pk]
    assert list(Order.objects.visible_to(world.buyer2)) == []
    assert type(purchase).objects.visible_to(world.seller).count() == 0


def test_the_twins_agree(world: World) -> None:
    order = world.order()
    parties = [
        world.buyer,
        world.seller,
        world.seller2,
        world.buyer2,
        world.office.finance,
        world.office.editor,
    ]
    for party in parties:
        listed = Order.objects.visible_to(party).filter(pk=order.pk).exists()
        assert Order.objects.may_see(party, order) == listed


def test_a_lost_step_leaves_no_deadline_behind(world: World) -> None:
    order = acts.completed(world)
    with pytest.raises(Refused):
        take(order, "accept", by=SYSTEM)
    assert not Deadline.objects.filter(object_type="order.order", object_id=order.pk).exists()


def test_freeing_twice_gives_back_once(world: World) -> None:
    order = world.order(10)
    other = world.purchase((order.lines.get().product, 5), by=world.buyer2)
    take(order, "cancel", by=world.buyer, reason="x")
    with pytest.raises((Refused, ObjectDoesNotExist)):
        take(order, "cancel", by=world.buyer, reason="x")
    assert allocated(other.orders.get()) == (100, 5)


def shipped_and_arrived(world: World) -> Order:
    """Return an order whose last parcel has arrived."""
    order = acts.confirmed(world)
    acts.arrived(world, acts.shipped(world, order))
    order.refresh_from_db()
    return order


def test_the_buyer_takes_14_more_days_once(world: World) -> None:
    order = shipped_and_arrived(world)
    take(order, "extend", by=world.buyer)
    assert (after(28), after(29), state(order)) == (0, 1, "delivered")
    with pytest.raises(Refused):
        take(order, "extend", by=world.buyer)


def test_a_second_extension_is_refused(world: World) -> None:
    order = shipped_and_arrived(world)
    take(order, "extend", by=world.buyer)
    with pytest.raises(Refused, match="once") as refusal:
        take(order, "extend", by=world.buyer)
    assert refusal.value.code == "guard"


def test_nothing_is_extended_before_the_last_parcel_came(world: World) -> None:
    order = acts.confirmed(world)
    acts.shipped(world, order)
    order.refresh_from_db()
    with pytest.raises(Refused, match="arrived"):
        take(order, "extend", by=world.buyer)


def test_the_seller_extends_nothing(world: World) -> None:
    with pytest.raises(Refused) as refusal:
        take(shipped_and_arrived(world), "extend", by=world.seller)
    assert refusal.value.code == "wrong_actor"


def test_a_settled_receipt_lets_the_silence_count_again(world: World) -> None:
    order = shipped_and_arrived(world)
    acts.received(world, order, 9, "short")
    order.refresh_from_db()
    assert after(60) == 0
    settle_receipt_problem(order, by=SYSTEM)
    assert (after(15), state(order)) == (1, "delivered")
    assert timeline(order).filter(name="order.receipt_settled").count() == 1


def test_settling_without_a_problem_is_nothing(world: World) -> None:
    order = shipped_and_arrived(world)
    settle_receipt_problem(order, by=SYSTEM)
    assert not timeline(order).filter(name="order.receipt_settled").exists()
