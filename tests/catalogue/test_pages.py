"""The pages of a listing: who gets them, what they say, and what they cost."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from catalogue.actions import unpublish
from catalogue.models import Product
from catalogue.rules import Tier
from marketplace.kernel.party import VISITOR

TIERS = (Tier(1, Decimal(436)), Tier(10, Decimal(412)), Tier(25, Decimal("389.5")))


@pytest.fixture
def listing(world) -> Product:
    return world.listing(tiers=TIERS, in_stock=38, order_multiple=1)


def text_of(response) -> str:
    return " ".join(response.content.decode().replace("\xa0", " ").split())


def test_everybody_sees_a_public_listing(world, listing) -> None:
    page = text_of(world.client().get(listing.get_absolute_url()))
    assert "OKI B6500dn laser printer" in page
    assert "38 in stock" in page


def test_the_quantity_chooses_tier_and_total(world, listing) -> None:
    response = world.client().get(listing.get_absolute_url() + "?quantity=10")
    price = response.context["price"]
    assert (price.unit_price, price.total, price.missing) == (412, Decimal("4120.00"), 15)
    assert [row.is_chosen for row in price.rows] == [False, True, False]


@pytest.mark.parametrize("typed", ["", "0", "-4", "ten", "9" * 50, "1e5"])
def test_a_strange_quantity_shows_the_minimum_order(world, listing, typed) -> None:
    response = world.client().get(listing.get_absolute_url(), {"quantity": typed})
    assert response.context["price"].quantity == 1


def test_too_many_are_named_as_a_problem(world, listing) -> None:
    page = text_of(world.client().get(listing.get_absolute_url() + "?quantity=39"))
    assert "Only 38 are in stock." in page


@pytest.mark.parametrize("who", ["seller", "moderator"])
def test_neither_the_seller_nor_staff_are_offered_the_basket(world, listing, who) -> None:
    party = world.seller if who == "seller" else world.office.moderator
    page = text_of(world.client(party).get(listing.get_absolute_url()))
    assert reverse("basket:add", args=[listing.pk]) not in page


def test_buyers_and_visitors_are_offered_the_basket(world, listing) -> None:
    for party in (world.buyer, VISITOR):
        page = text_of(world.client(party).get(listing.get_absolute_url()))
        assert reverse("basket:add", args=[listing.pk]) in page


def test_an_old_slug_leads_on(world, listing) -> None:
    old = reverse("catalogue:detail", args=["old-title", listing.pk]) + "?quantity=10"
    response = world.client().get(old)
    assert response.status_code == 301
    assert response["location"] == listing.get_absolute_url() + "?quantity=10"


@pytest.mark.parametrize("number", ["0", "999999", "9" * 40, "9" * 5000])
def test_a_listing_that_never_was_is_not_found(world, number) -> None:
    assert world.client().get(f"/catalogue/x_{number}/").status_code == 404


def test_what_is_not_public_is_nowhere_for_strangers(world, listing) -> None:
    unpublish(listing, by=world.seller)
    address = listing.get_absolute_url()
    for stranger in (world.client(), world.client(world.buyer), world.client(world.seller2)):
        assert stranger.get(address).status_code == 404


def test_the_seller_sees_the_hidden_page_with_a_word_about_it(world, listing) -> None:
    unpublish(listing, by=world.seller)
    page = text_of(world.client(world.seller).get(listing.get_absolute_url()))
    assert "the listing is not public" in page
    assert "Publish again" in page
    assert "Add to basket" not in page


def test_markup_of_a_seller_is_text(world) -> None:
    text = {"title": "<script>x</script>", "specs": {"<b>": "<i>"}, "description": "<img src=x>"}
    listing = world.listing(text=text)
    page = text_of(world.client().get(listing.get_absolute_url()))
    assert "<script>x" not in page
    assert "<img src=x" not in page
    assert "<i>" not in page.replace("<i></i>", "")


def test_a_page_costs_the_same_with_1_and_with_10_tiers(world, listing) -> None:
    many = world.listing(tiers=tuple(Tier(n, Decimal(100 - n)) for n in range(1, 11)))
    client = world.client(world.buyer)
    client.get(listing.get_absolute_url())
    few = count(client, world.listing(tiers=TIERS[:1]).get_absolute_url())
    assert count(client, many.get_absolute_url()) == few <= 20


def count(client, address) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_the_list_costs_the_same_with_1_and_with_20_rows(world) -> None:
    world.listing()
    client = world.client(world.seller)
    client.get(reverse("listings:list"))
    one = count(client, reverse("listings:list"))
    for _more in range(19):
        world.listing()
    assert count(client, reverse("listings:list")) == one <= 17


def test_the_list_finds_by_number_title_and_state(world, listing) -> None:
    draft = world.listing(sku="SPECIAL-9")
    unpublish(draft, by=world.seller)
    client = world.client(world.seller)
    found = {
        query: [p.pk for p in client.get(reverse("listings:list") + query).context["listings"]]
        for query in ("?q=special-9", "?state=published", "?q=oki", "?state=nonsense", "?page=99")
    }
    assert found["?q=special-9"] == [draft.pk]
    assert found["?state=published"] == [listing.pk]
    assert (
        found["?q=oki"] == found["?state=nonsense"] == found["?page=99"] == [draft.pk, listing.pk]
    )


def test_an_empty_list_offers_the_first_step(world) -> None:
    page = text_of(world.client(world.seller).get(reverse("listings:list")))
    assert "Make the first listing" in page


def test_the_desk_is_closed_for_visitors_and_for_others_listings(world, listing) -> None:
    edit = reverse("listings:edit", args=[listing.pk])
    assert world.client().get(edit)["location"].startswith("/accounts/login/")
    assert world.client(world.seller2).get(edit).status_code == 404
    assert world.client(world.buyer).get(reverse("listings:new")).status_code == 404
