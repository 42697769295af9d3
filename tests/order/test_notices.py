"""Who is told what: after commit, once, the side that it concerns."""

from collections.abc import Callable

import pytest

from checkout.order.models import Order
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take
from marketplace.notices.models import Notice
from tests.order import acts
from tests.world import World


def told(party: Party) -> list[str]:
    """Return the kinds of notices a person got, oldest first."""
    return list(
        Notice.objects.filter(person_id=party.person_id)
        .order_by("id")
        .values_list("kind", flat=True)
    )


@pytest.fixture
def whole_way(world: World, settle: Callable[[], int]) -> Order:
    """Return a completed order, every notice delivered."""
    order = acts.completed(world)
    settle()
    return order


def test_the_buyer_hears_of_every_step(world: World, whole_way: Order) -> None:
    order_kinds = [kind for kind in told(world.buyer) if kind.startswith("order.")]
    assert order_kinds == [
        "order.awaiting_payment",
        "order.to_confirm",
        "order.confirmed",
        "order.shipped",
        "order.delivered",
        "order.completed",
    ]


def test_the_seller_hears_of_what_is_theirs(world: World, whole_way: Order) -> None:
    order_kinds = [kind for kind in told(world.seller) if kind.startswith("order.")]
    assert order_kinds == [
        "order.awaiting_payment",
        "order.to_confirm",
        "order.delivered",
        "order.completed",
    ]


def test_finance_hears_of_a_declared_payment(world: World, whole_way: Order) -> None:
    assert told(world.office.finance).count("payment.declared") == 1


def test_a_second_delivery_tells_nobody_twice(world: World, whole_way: Order, settle) -> None:
    before = Notice.objects.count()
    settle()
    assert Notice.objects.count() == before


def test_a_refusal_reaches_the_buyer_with_its_reason(world: World, settle) -> None:
    order = world.order()
    acts.paid(world, order.purchase)
    order.refresh_from_db()
    take(order, "refuse", by=world.seller, reason="Out of production")
    settle()
    notice = Notice.objects.get(kind="order.cancelled", person_id=world.buyer.person_id)
    assert notice.facts["reason"] == "Out of production"
    assert {"refund.owed"} <= set(told(world.buyer))
