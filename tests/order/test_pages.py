"""The order's pages from both sides, and from outside."""

import pytest

from checkout.order.models import Order
from tests.order import acts
from tests.world import World


def page(world: World, who: str, path: str) -> tuple[int, str]:
    """Open a page as a member or as staff; return status and text."""
    party = getattr(world, who, None) or getattr(world.office, who)
    answer = world.client(party).get(path)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("buyer", 200), ("seller", 200), ("seller2", 404), ("buyer2", 404), ("finance", 200)],
)
def test_who_may_open_an_order(world: World, who: str, status: int) -> None:
    order = world.order()
    assert page(world, who, order.get_absolute_url())[0] == status


@pytest.mark.parametrize(
    ("who", "status"),
    [("buyer", 200), ("seller", 404), ("buyer2", 404), ("finance", 200), ("support", 404)],
)
def test_who_may_open_a_purchase(world: World, who: str, status: int) -> None:
    purchase = world.order().purchase
    assert page(world, who, purchase.get_absolute_url())[0] == status


def test_a_rate_in_percent_is_drawn_as_percent(world: World) -> None:
    bought = world.purchase((world.listing(by=world.seller2), 10))  # France to France
    text = page(world, "buyer", bought.orders.get().get_absolute_url())[1]
    assert "20\u00a0%" in text
    assert "2,000" not in text


def test_a_visitor_signs_in_first(world: World) -> None:
    answer = world.client().get(world.order().get_absolute_url())
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/accounts/login/")


def test_the_seller_sees_the_sale_and_not_the_purchase(world: World) -> None:
    order = world.order()
    _status, text = page(world, "seller", order.get_absolute_url())
    assert order.number in text
    assert f'href="{order.purchase.get_absolute_url()}"' not in text


def test_the_order_shows_what_was_sold_even_if_the_listing_changed(world: World) -> None:
    order = world.order(text={"title": "Printer as sold"})
    order.lines.get().product.__class__.objects.update(title="Another title")
    text = page(world, "buyer", order.get_absolute_url())[1]
    assert "Printer as sold" in text
    assert "Another title" not in text


def test_the_buyer_finds_the_way_to_pay_on_the_order(world: World) -> None:
    order = world.order()
    text = page(world, "buyer", order.get_absolute_url())[1]
    assert f"/desk/purchases/{order.purchase.number}/pay/" in text


@pytest.mark.parametrize(("who", "path"), [("buyer", "/desk/orders/"), ("seller", "/desk/sales/")])
def test_the_lists_show_the_order(world: World, who: str, path: str) -> None:
    order = world.order()
    assert order.number in page(world, who, path)[1]
    assert order.number not in page(world, who, path + "?state=completed")[1]


@pytest.mark.parametrize("path", ["/desk/orders/", "/desk/sales/"])
def test_an_empty_list_offers_the_next_step(world: World, path: str) -> None:
    status, text = page(world, "buyer2", path)
    assert (status, 'class="empty"' in text) == (200, True)


def test_the_seller_confirms_by_the_button(world: World) -> None:
    order = world.order()
    acts.paid(world, order.purchase)
    client = world.client(world.seller)
    client.post(f"/desk/step/order/{order.pk}/confirm/", {"acting": world.seller.company_id})
    assert Order.objects.get(pk=order.pk).status == "confirmed"


def test_shipping_without_a_parcel_is_refused_by_the_generic_page(world: World) -> None:
    order = acts.confirmed(world)
    client = world.client(world.seller)
    client.post(f"/desk/step/order/{order.pk}/ship/", {"acting": world.seller.company_id})
    assert Order.objects.get(pk=order.pk).status == "confirmed"


@pytest.mark.parametrize("status", ["to_confirm", "confirmed", "shipped", "completed"])
def test_every_state_has_a_page_for_both_sides(world: World, status: str) -> None:
    order = acts.completed(world)
    Order.objects.filter(pk=order.pk).update(status=status)
    assert page(world, "buyer", order.get_absolute_url())[0] == 200
    assert page(world, "seller", order.get_absolute_url())[0] == 200
