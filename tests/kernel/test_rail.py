"""What waits on the rail is counted once for all places that share a tally."""

from django.db.models import Q

from checkout.order.models import Order
from checkout.order.queries import waiting
from marketplace.kernel import rail
from tests.world import World


def test_both_sides_are_counted_in_one_query(world: World, django_assert_num_queries) -> None:
    world.purchase((world.listing(), 10))
    buyer = world.buyer
    with django_assert_num_queries(1):
        assert waiting(buyer) == {"orders:list": 1}


def test_each_place_shows_its_own_number(world: World) -> None:
    world.purchase((world.listing(), 10))
    sections = {section.name: section.entries for section in rail.drawn(world.buyer)}
    assert [e.waiting for e in sections["buying"] if e.url == "/desk/orders/"] == [1]


def test_nothing_is_asked_without_a_condition(db: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert rail.tallied(Order.objects.all(), {}) == {}


def test_a_row_may_meet_several_conditions(world: World) -> None:
    order = world.purchase((world.listing(), 10)).orders.get()
    conditions = {"here": Q(pk=order.pk), "there": Q(buyer_id=order.buyer_id), "none": Q(pk=0)}
    assert rail.tallied(Order.objects.all(), conditions) == {"here": 1, "there": 1, "none": 0}
