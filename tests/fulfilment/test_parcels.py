"""Parcels: never more than is left, one timeline, and what the buyer reports."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oscar.apps.partner.models import StockRecord

from checkout.fulfilment import queries
from checkout.fulfilment.actions import News, Parcel, receive, ship, track
from checkout.fulfilment.models import Shipment
from checkout.fulfilment.process import SHIPMENT
from checkout.fulfilment.rules import Received, is_complete, left_to_ship, too_much
from checkout.order.actions import settle_receipt_problem
from checkout.order.models import Order
from checkout.order.progress import shipped
from marketplace.kernel.events import timeline
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.order import acts
from tests.world import World

QUANTITIES = st.dictionaries(st.integers(1, 9), st.integers(1, 100), max_size=5)


def refusal_of(work, *args, **options) -> str:
    """Return the code with which an action refuses."""
    with pytest.raises(Refused) as refusal:
        work(*args, **options)
    return refusal.value.code


def state(order: Order) -> str:
    """Return the state as the database has it."""
    return str(Order.objects.get(pk=order.pk).status)


@given(QUANTITIES)
def test_shipping_what_is_left_leaves_nothing(ordered) -> None:
    assert left_to_ship(ordered, left_to_ship(ordered, {})) == {}


@given(QUANTITIES.filter(bool))
def test_one_more_than_left_is_too_much(ordered) -> None:
    line = min(ordered)
    assert too_much({line: ordered[line] + 1}, left_to_ship(ordered, {})) == line


def test_a_receipt_is_complete_with_every_line_in_good_order() -> None:
    assert is_complete({1: 5, 2: 3}, {1: Received(5), 2: Received(3)})
    assert not is_complete({1: 5, 2: 3}, {1: Received(5)})
    assert not is_complete({1: 5}, {1: Received(5, "damaged")})


def test_the_parcels_table_has_no_trap() -> None:
    assert (SHIPMENT.unreachable(), SHIPMENT.unknown()) == (set(), set())
    assert SHIPMENT.final_states == {"delivered", "returned"}


def test_the_first_parcel_ships_the_order_and_consumes_stock(world: World) -> None:
    order = acts.confirmed(world, 10)
    acts.shipped(world, order, 6)
    record = StockRecord.objects.get()
    assert (state(order), record.num_in_stock, record.num_allocated) == ("shipped", 94, 4)
    assert shipped(order) == {order.lines.get().pk: 6}


def test_a_second_parcel_brings_the_rest(world: World) -> None:
    order = acts.confirmed(world, 10)
    acts.shipped(world, order, 6)
    acts.shipped(world, order, 4)
    assert queries.left(order) == {}
    assert [s.position for s in Shipment.objects.all()] == [1, 2]


def test_no_more_is_shipped_than_was_ordered(world: World) -> None:
    order = acts.confirmed(world, 10)
    acts.shipped(world, order, 6)
    assert refusal_of(acts.shipped, world, order, 5) == "too_much"
    assert Shipment.objects.count() == 1


def test_a_line_of_another_order_can_not_be_shipped(world: World) -> None:
    one, other = acts.confirmed(world), acts.confirmed(world)
    parcel = Parcel(lines={other.lines.get().pk: 1}, carrier="DHL")
    assert refusal_of(ship, one, parcel, by=world.seller) == "too_much"


@pytest.mark.parametrize("who", ["buyer", "seller2"])
def test_only_the_seller_ships(world: World, who: str) -> None:
    order = acts.confirmed(world)
    parcel = Parcel(lines={order.lines.get().pk: 1}, carrier="DHL")
    assert refusal_of(ship, order, parcel, by=getattr(world, who)) == "wrong_actor"


def test_an_unconfirmed_order_is_not_shipped(world: World) -> None:
    order = world.order()
    assert refusal_of(acts.shipped, world, order) == "wrong_state"


def test_an_empty_parcel_is_refused(world: World) -> None:
    order = acts.confirmed(world)
    parcel = Parcel(lines={order.lines.get().pk: 0}, carrier="DHL")
    assert refusal_of(ship, order, parcel, by=world.seller) == "empty"


def test_made_to_order_is_shipped_without_stock(world: World) -> None:
    order = acts.confirmed(world, 10, in_stock=None)
    acts.shipped(world, order)
    assert StockRecord.objects.get().num_in_stock is None


def test_news_of_a_parcel_stand_on_the_orders_timeline(world: World) -> None:
    order = acts.confirmed(world)
    shipment = acts.shipped(world, order)
    track(shipment, News(state="in_transit", place="Leipzig"), by=world.seller)
    last = timeline(order).last()
    assert (last.name, last.facts["reason"]) == ("order.parcel_in_transit", "Leipzig")


def test_a_delivered_parcel_does_not_move_again(world: World) -> None:
    shipment = acts.shipped(world, acts.confirmed(world))
    acts.arrived(world, shipment)
    code = refusal_of(track, shipment, News(state="in_transit"), by=world.seller)
    assert (code, shipment.news.count()) == ("refused", 1)


def test_the_clock_waits_for_the_last_parcel(world: World) -> None:
    order = acts.confirmed(world, 10)
    acts.arrived(world, acts.shipped(world, order, 6))
    assert Order.objects.get(pk=order.pk).arrived_at is None
    acts.arrived(world, acts.shipped(world, order, 4))
    assert Order.objects.get(pk=order.pk).arrived_at is not None


def test_all_in_good_order_completes(world: World) -> None:
    order = acts.confirmed(world)
    acts.shipped(world, order)
    acts.received(world, order)
    assert state(order) == "completed"


@pytest.mark.parametrize("outcome", ["short", "damaged"])
def test_short_or_damaged_stays_open_and_says_so(world: World, outcome: str) -> None:
    order = acts.confirmed(world)
    acts.arrived(world, acts.shipped(world, order))
    acts.received(world, order, 9, outcome)
    order.refresh_from_db()
    assert (order.status, order.has_receipt_problem) == ("shipped", True)


def test_a_later_report_settles_it(world: World) -> None:
    order = acts.confirmed(world)
    acts.shipped(world, order)
    acts.received(world, order, 9, "short")
    assert acts.received(world, order).status == "completed"


def test_a_settled_line_does_not_become_a_problem_again(world: World) -> None:
    purchase = world.purchase((world.listing(), 10), (world.listing(), 5))
    acts.paid(world, purchase)
    order = purchase.orders.get()
    take(order, "confirm", by=world.seller)
    one, two = order.lines.order_by("pk")
    ship(order, Parcel(lines={one.pk: 10, two.pk: 5}, carrier="DHL"), by=world.seller)
    order = receive(order, {one.pk: Received(9, "short")}, by=world.buyer)
    settle_receipt_problem(order, by=SYSTEM)
    assert receive(order, {two.pk: Received(5)}, by=world.buyer).status == "completed"


def test_a_partial_receipt_leaves_the_rest_open(world: World) -> None:
    order = acts.confirmed(world, 10)
    acts.shipped(world, order, 6)
    acts.received(world, order, 6)
    assert state(order) == "shipped"


@pytest.mark.parametrize(("quantity", "outcome"), [(11, "short"), (9, "received")])
def test_a_report_that_contradicts_itself_is_refused(world: World, quantity, outcome) -> None:
    order = acts.confirmed(world, 10)
    acts.shipped(world, order)
    assert refusal_of(acts.received, world, order, quantity, outcome) == "contradiction"


def test_the_seller_can_not_confirm_receipt(world: World) -> None:
    order = acts.confirmed(world)
    acts.shipped(world, order)
    said = {order.lines.get().pk: Received(10)}
    assert refusal_of(receive, order, said, by=world.seller) == "wrong_actor"


def test_the_twins_agree(world: World) -> None:
    shipment = acts.shipped(world, acts.confirmed(world))
    parties = (world.buyer, world.seller, world.seller2, world.buyer2, world.office.editor)
    for party in parties:
        listed = Shipment.objects.visible_to(party).filter(pk=shipment.pk).exists()
        assert Shipment.objects.may_see(party, shipment) == listed
