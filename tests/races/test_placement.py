"""Two people want the last piece: exactly what is in stock is sold, never more, and nobody waits
for ever."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import IntegrityError, connection
from oscar.apps.partner.models import StockRecord

from catalogue.models import Product
from checkout.actions import place
from checkout.models import TradeBasket
from checkout.order import stock
from checkout.order.models import Order, Purchase
from config.demo.cast import Firm, Person
from config.demo.founding import found
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from tests.races.at_once import at_once
from tests.world import World, party_in

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def buyers(world: World, number: int) -> Iterator[Party]:
    """Yield buyers of companies of their own."""
    for n in range(number):
        person = Person(name=f"racer{n}", first="R", last=str(n))
        firm = Firm(
            name=f"Racer {n} GmbH", country="DE", register="other", number=f"R{n:06d}",
            line1="Weg 1", postcode="20097", city="Hamburg", people=(person,),
        )  # fmt: skip
        yield party_in(found(firm, world.office, verified=False))


def placings(world: World, listing: Product, number: int) -> list[Callable[[], Any]]:
    """Return one placement of one piece for each of so many buyers."""
    baskets = [(world.basket((listing, 1), by=by), by) for by in buyers(world, number)]
    return [lambda b=basket, p=by: place(b, by=p) for basket, by in baskets]


def test_fifty_buyers_on_seven_pieces_give_seven_orders(world: World) -> None:
    listing = world.listing(in_stock=7)
    at_once(placings(world, listing, 50))
    assert Order.objects.count() == 7
    assert StockRecord.objects.get(product=listing).num_allocated == 7


def unguarded(stockrecord_id: int, quantity: int) -> bool:
    """Read, then write: what the guard replaces."""
    record = StockRecord.objects.get(pk=stockrecord_id)
    if record.num_in_stock - (record.num_allocated or 0) < quantity:
        raise Refused("gone")
    StockRecord.objects.filter(pk=stockrecord_id).update(
        num_allocated=(record.num_allocated or 0) + quantity
    )
    return True


def test_without_the_guard_the_same_buyers_oversell(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    works = placings(world, world.listing(in_stock=7), 50)
    monkeypatch.setattr(stock, "reserve", unguarded)
    at_once(works)
    assert Order.objects.count() > 7


def test_two_baskets_in_opposite_order_do_not_deadlock(world: World) -> None:
    one, two = world.listing(in_stock=100), world.listing(world.seller2, in_stock=100)
    for _round in range(5):
        first = world.basket((one, 1), (two, 1))
        second = world.basket((two, 1), (one, 1), by=world.buyer2)
        results = at_once(
            [lambda b=first: place(b, by=world.buyer), lambda b=second: place(b, by=world.buyer2)]
        )
        assert all(isinstance(result, Purchase) for result in results)


def test_place_pressed_twice_is_one_purchase(world: World) -> None:
    basket = world.basket((world.listing(), 10))
    results = at_once([lambda: place(basket, by=world.buyer)] * 4)
    assert {result.pk for result in results} == {Purchase.objects.get().pk}


def test_the_database_itself_refuses_more_than_there_is(world: World) -> None:
    record = StockRecord.objects.get(product=world.listing(in_stock=7))
    with pytest.raises(IntegrityError):
        StockRecord.objects.filter(pk=record.pk).update(num_allocated=8)
    assert connection.vendor == "postgresql"
    assert TradeBasket.objects.count() == 0
