"""The first pages of the checkout: prices of delivery in words, limits said before typing."""

from decimal import Decimal

from django.urls import reverse

from checkout.forms import _priced
from tests.members import acts
from tests.world import World


def test_a_price_of_delivery_is_written_as_everywhere() -> None:
    assert _priced("Collected by us", Decimal("12.0000"), "EUR") == "Collected by us: 12.00\xa0EUR"
    assert _priced("Collected by us", Decimal(0), "EUR") == "Collected by us: 0.00\xa0EUR"


def test_a_limit_is_said_before_anything_is_typed(world: World) -> None:
    acts.limit(world, world.buyer, per_order="10")
    world.basket((world.listing(), 10))
    browser = world.client(world.buyer)
    for step in ("checkout:delivery", "checkout:invoice"):
        assert "above your spending limit" in browser.get(reverse(step)).content.decode()


def test_within_the_limit_nothing_is_said(world: World) -> None:
    acts.limit(world, world.buyer, per_order="1000")
    world.basket((world.listing(), 10))
    page = world.client(world.buyer).get(reverse("checkout:delivery"))
    assert "spending limit" not in page.content.decode()
