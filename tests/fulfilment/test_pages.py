"""Forms of parcels and receipt."""

import pytest

from checkout.fulfilment.models import ReceiptLine, Shipment
from checkout.order.models import Order
from tests.order import acts
from tests.world import World


def path_of(order: Order, what: str) -> str:
    """Return the address of a form about the order."""
    return f"/desk/orders/{order.number}/{what}/"


@pytest.mark.parametrize(
    ("what", "who", "status"),
    [
        ("ship", "seller", 200),
        ("ship", "buyer", 404),
        ("ship", "seller2", 404),
        ("receive", "buyer", 200),
        ("receive", "seller", 404),
        ("receive", "buyer2", 404),
    ],
)
def test_who_may_open_the_forms(world: World, what: str, who: str, status: int) -> None:
    order = acts.confirmed(world)
    acts.shipped(world, order, 6)
    answer = world.client(getattr(world, who)).get(path_of(order, what))
    assert answer.status_code == status


def test_the_seller_ships_by_the_form(world: World) -> None:
    order = acts.confirmed(world, 10)
    facts = {f"line_{order.lines.get().pk}": "6", "carrier": "DHL", "packages": "1"}
    answer = world.client(world.seller).post(path_of(order, "ship"), facts)
    assert (answer.status_code, answer.url) == (302, order.get_absolute_url())
    assert Shipment.objects.get().pieces == 6


def test_too_much_is_refused_next_to_the_line(world: World) -> None:
    order = acts.confirmed(world, 10)
    facts = {f"line_{order.lines.get().pk}": "11", "carrier": "DHL", "packages": "1"}
    answer = world.client(world.seller).post(path_of(order, "ship"), facts)
    assert (answer.status_code, Shipment.objects.count()) == (422, 0)


def test_the_buyer_reports_damage_by_the_form(world: World) -> None:
    order = acts.confirmed(world, 10)
    acts.shipped(world, order)
    pk = order.lines.get().pk
    facts = {f"quantity_{pk}": "9", f"outcome_{pk}": "damaged", f"note_{pk}": "One is broken"}
    client = world.client(world.buyer)
    assert client.post(path_of(order, "receive"), facts).status_code == 302
    assert ReceiptLine.objects.get().note == "One is broken"
    assert "One is broken" in client.get(order.get_absolute_url()).content.decode()


def test_news_by_the_form_are_for_the_sender_alone(world: World) -> None:
    shipment = acts.shipped(world, acts.confirmed(world))
    path = f"/desk/shipments/{shipment.pk}/track/"
    assert world.client(world.buyer).get(path).status_code == 404
    assert world.client(world.seller).get(path).status_code == 200
    facts = {"state": "out_for_delivery", "place": "Lyon"}
    assert world.client(world.seller).post(path, facts).status_code == 302
    assert Shipment.objects.get().status == "out_for_delivery"


def test_the_order_page_shows_parcels_to_both(world: World) -> None:
    order = acts.confirmed(world, 10)
    acts.shipped(world, order, 6)
    for party in (world.buyer, world.seller):
        assert (
            "4 pieces not shipped"
            in world.client(party).get(order.get_absolute_url()).content.decode()
        )
