"""Ten consenting companies make a listing popular; fewer leave no trace."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError

from catalogue.models import Product
from checkout.order.process import states
from marketplace.kernel.clock import now
from marketplace.privacy.actions import give, withdraw
from search.recommendations import queries, shelves
from search.recommendations.actions import popularity, recount
from search.recommendations.models import Popular


@pytest.fixture
def ordered(world, monkeypatch) -> Product:
    """A listing that both buyers ordered; orders count unpaid here."""
    listing = world.listing()
    for buyer in (world.buyer, world.buyer2):
        give("personalisation", by=buyer, way="test")
        world.purchase((listing, 10), by=buyer)
    monkeypatch.setattr(popularity, "NOT_COUNTED", ("cancelled",))
    return listing


def counted(listing) -> set[int]:
    """Return the companies that count for a listing."""
    return {company for _key, company, _at in popularity.orders_of([listing.pk], now())}


def test_only_consenting_people_count(world, ordered) -> None:
    assert counted(ordered) == {world.buyer_company.pk, world.buyer2_company.pk}
    withdraw("personalisation", by=world.buyer, way="test")
    assert counted(ordered) == {world.buyer2_company.pk}


def test_unpaid_orders_do_not_count(ordered, monkeypatch) -> None:
    monkeypatch.undo()
    assert counted(ordered) == set()


def test_two_companies_leave_no_trace(ordered) -> None:
    recount([ordered.pk])
    assert not Popular.objects.exists()


def test_ten_companies_are_written_with_the_day_they_end(world, monkeypatch) -> None:
    listing, at = world.listing(), now()
    crowd(monkeypatch, listing.pk, at, 11)
    recount([listing.pk])
    (row,) = Popular.objects.all()
    assert (row.companies, row.until) == (11, at - timedelta(days=9) + timedelta(days=90))
    crowd(monkeypatch, listing.pk, at, 9)
    recount([listing.pk])
    assert not Popular.objects.exists()


def crowd(monkeypatch, listing: int, at: datetime, companies: int) -> None:
    """Let so many companies have ordered a listing, each a day before the other."""
    rows = [(listing, company, at - timedelta(days=company)) for company in range(companies)]
    monkeypatch.setattr(popularity, "orders_of", lambda *_args: iter(rows))


def test_the_database_refuses_a_count_below_ten(world) -> None:
    with pytest.raises(IntegrityError):
        Popular.objects.create(listing=world.listing(), companies=9, until=now())


def test_everybody_gets_what_is_popular_and_still_public(world) -> None:
    first, second, third = (world.listing() for _n in range(3))
    for listing, companies, days in ((first, 11, 1), (second, 20, 1), (third, 30, -1)):
        until = now() + timedelta(days=days)
        Popular.objects.create(listing=listing, companies=companies, until=until)
    assert queries.popular(5) == [second.pk, first.pk]
    (shelf,) = shelves.for_everybody()
    assert (shelf.name, shelf.is_personal) == ("popular", False)


def test_news_of_an_order_or_a_consent_counts_anew(world, ordered, monkeypatch, settle) -> None:
    settle()
    seen: list[list[int]] = []
    monkeypatch.setattr(popularity, "recount", lambda keys: seen.append(list(keys)))
    withdraw("personalisation", by=world.buyer, way="test")
    settle()
    assert seen == [[ordered.pk]]


def test_what_is_not_counted_are_states_of_an_order() -> None:
    assert set(popularity.NOT_COUNTED) <= {state.name for state in states.STATES}
