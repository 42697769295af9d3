"""What members see: reasons in words, nothing of their own, nothing that may not be seen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from catalogue.actions import unpublish
from catalogue.models import Product
from marketplace.kernel.party import VISITOR
from marketplace.kernel.steps import take
from marketplace.privacy.actions import give
from marketplace.sourcing.actions import ask
from search import engines
from search.engine import Unavailable
from search.recommendations import shelves
from search.recommendations.actions import dismiss, note_view, set_aside
from search.recommendations.facts import History
from search.recommendations.history import history_for


def of(party) -> History | None:
    """Return the party's history as a page gets it."""
    request = RequestFactory().get("/")
    request.party, request.user = party, person(party)
    return history_for(request)


def person(party) -> Any:
    """Stand in for the signed-in user."""
    return type("Person", (), {"pk": party.person_id, "is_authenticated": party != VISITOR})()


def shown(party, name: str) -> dict[str, str]:
    """Return title -> sentence of one of the home page's lists."""
    found = {shelf.name: shelf for shelf in shelves.on_home(of(party))}
    items = found[name].items if name in found else ()
    return {item.card.listing.title: item.sentence for item in items}


def keys_of(shelf) -> list[int]:
    """Return the keys of a list's listings."""
    return [item.card.listing.pk for item in shelf.items]


@pytest.fixture
def printers(market) -> list[Product]:
    """Three printers and a cable."""
    made = market("OKI laser printer", "HP laser printer", "Canon laser printer", "Patch cable")
    Product.objects.filter(pk=made[3].pk).update(category=None)
    return [*made[:3], Product.objects.get(pk=made[3].pk)]


def test_what_was_ordered_asked_and_viewed_is_the_reason(world, printers, buyer) -> None:
    world.purchase((printers[0], 10))
    assert shown(buyer, "suggested")["HP laser printer"].startswith(
        "because you ordered OKI laser printer on "
    )
    ask(printers[1], "Is it quiet?", by=buyer)
    note_view(printers[3].pk, by=buyer)
    kinds = {trace.kind for trace in of(buyer).traces}
    assert kinds == {"ordered", "asked", "viewed"}


def test_ordered_before_stands_apart_with_its_own_sentence(world, printers, buyer) -> None:
    for _n in range(2):
        world.purchase((printers[0], 10))
    assert shown(buyer, "again") == {"OKI laser printer": "ordered 2 times, last today"}
    assert "OKI laser printer" not in shown(buyer, "suggested")


def test_a_cancelled_order_is_no_reason(world, printers, buyer) -> None:
    order = world.purchase((printers[0], 10)).orders.get()
    take(order, "cancel", by=buyer, reason="No need any more.")
    assert of(buyer).traces == ()


def test_a_colleagues_views_and_another_companys_orders_are_not_read(
    world, printers, buyer
) -> None:
    world.purchase((printers[0], 10), by=world.buyer2)
    give("personalisation", by=world.buyer2, way="test")
    note_view(printers[1].pk, by=world.buyer2)
    assert of(buyer).traces == ()
    assert [trace.thing.key for trace in of(world.buyer2).traces] == [
        printers[1].pk,
        printers[0].pk,
    ]


def test_what_was_dismissed_is_gone_and_what_was_set_aside_is_no_reason(
    world, printers, buyer
) -> None:
    world.purchase((printers[0], 10))
    dismiss(printers[1].pk, by=buyer)
    assert list(shown(buyer, "suggested")) == ["Canon laser printer"]
    set_aside(printers[0].pk, by=buyer)
    assert shown(buyer, "suggested") == shown(buyer, "again") == {}


def test_a_listing_that_is_not_public_never_appears(world, printers, buyer) -> None:
    world.purchase((printers[0], 10))
    unpublish(printers[1], by=world.seller)
    assert list(shown(buyer, "suggested")) == ["Canon laser printer"]
    company = world.seller_company
    take(company, "suspend", by=world.office.moderator, reason="Papers forged.", term="30")
    assert shown(buyer, "suggested") == shown(buyer, "again") == {}


def test_nobody_is_shown_their_own_listings(world, printers) -> None:
    give("personalisation", by=world.seller, way="test")
    note_view(printers[0].pk, by=world.seller)
    assert shown(world.seller, "suggested") == {}


def test_without_an_engine_the_database_proposes(world, printers, buyer, monkeypatch) -> None:
    world.purchase((printers[0], 10))

    def away(*_args) -> None:
        raise Unavailable("gone")

    monkeypatch.setattr(engines.chosen(), "search", away)
    assert "HP laser printer" in shown(buyer, "suggested")


def test_a_listings_page_has_similar_ones_and_suggested_ones(world, printers, buyer) -> None:
    world.purchase((printers[3], 10))
    similar, suggested = shelves.on_product(of(buyer), printers[0])
    assert keys_of(similar) == [printers[1].pk, printers[2].pk]
    assert (suggested.name, keys_of(suggested)) == ("newest", [printers[3].pk])


def queries(draw: Callable[[], object]) -> int:
    """Return the queries it takes, the clock's own of now and then left out."""
    with CaptureQueriesContext(connection) as seen:
        assert draw()
    return sum("kernel_clockoffset" not in query["sql"] for query in seen.captured_queries)


def test_the_listing_itself_is_no_reason_on_its_own_page(printers, buyer) -> None:
    note_view(printers[0].pk, by=buyer)
    names = [shelf.name for shelf in shelves.on_product(of(buyer), printers[0])]
    assert names == ["similar", "newest"]
    note_view(printers[3].pk, by=buyer)
    assert [shelf.name for shelf in shelves.on_product(of(buyer), printers[0])] == names


def test_the_lists_cost_few_queries(world, market, buyer) -> None:
    made = market(*(f"OKI laser printer {n}" for n in range(24)))
    world.purchase((made[0], 10))
    note_view(made[1].pk, by=buyer)
    listing = Product.objects.with_terms().get(pk=made[3].pk)
    # the consent, which the page's frame reads anyway; history, candidates, cards
    assert queries(lambda: shelves.on_home(of(buyer))) == 4
    assert queries(lambda: shelves.on_product(of(buyer), listing)) == 4
