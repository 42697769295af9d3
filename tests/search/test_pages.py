"""Results pages: prices at the wanted quantity, facets, ways on, queries, hostile addresses."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue.models import Product
from catalogue.rules import Tier
from marketplace.kernel.steps import take
from search import actions

SEARCH = "/search/"
TIERS = (Tier(5, Decimal("10")), Tier(10, Decimal("9.5")))


@pytest.fixture
def client(world) -> Client:
    return world.client()


@pytest.fixture
def listing(world) -> Product:
    made = world.listing(tiers=TIERS, text={"specs": {"Colour": "Black"}, "brand": "OKI"})
    actions.rebuild()
    return made


def shown(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_row_shows_price_seller_stock_and_terms(client, listing) -> None:
    page = shown(client, SEARCH + "?q=oki")
    for text in (
        listing.title,
        "10.00",
        "at 5 pieces",
        "next tier at 10",
        "In stock 100",
        "minimum 5",
    ):
        assert text in page


def test_all_prices_follow_the_wanted_quantity(client, listing) -> None:
    page = shown(client, SEARCH + "?q=oki&quantity=12")
    assert "9.50" in page
    assert "Add 12 to basket" in page


def test_more_than_is_in_stock_can_not_be_added(client, listing) -> None:
    page = shown(client, SEARCH + "?q=oki&quantity=101")
    assert "Only 100 are in stock." in page
    assert "to basket" not in page


def test_the_seller_is_not_offered_its_own_listing(world, listing) -> None:
    page = shown(world.client(world.seller), SEARCH + "?q=oki")
    assert listing.title in page
    assert "to basket" not in page


def test_facets_with_counts(client, listing) -> None:
    page = client.get(SEARCH + "?q=oki")
    groups = {g.legend: [(c.label, c.count) for c in g.choices] for g in page.context["groups"]}
    assert groups["Category"] == [("Laser printers", 1)]
    assert groups["Brand"] == [("OKI", 1)]
    assert groups["Stock"] == [("In stock", 1)]


def test_a_chip_drops_its_filter(client, listing) -> None:
    page = client.get(SEARCH + "?q=oki&country=DE&country=FR&page=1")
    assert [c.query for c in page.context["chips"]] == ["?q=oki&country=FR", "?q=oki&country=DE"]


def test_price_bounds_are_those_of_the_minimum_order(client, listing) -> None:
    assert client.get("/catalogue/?price_from=10&price_to=10").context["found"].total == 1
    assert client.get("/catalogue/?price_from=10.01").context["found"].total == 0


def test_a_category_shows_what_lies_below_it(client, listing, world) -> None:
    root = world.category.get_parent()
    page = client.get(root.get_absolute_url())
    assert [(e.category.pk, e.count) for e in page.context["below"]] == [(world.category.pk, 1)]
    assert listing.title in page.content.decode()


def test_an_old_category_address_leads_on(client, world) -> None:
    address = reverse("catalogue:category", args=["old", world.category.pk])
    assert (
        client.get(address + "?sort=price").url == world.category.get_absolute_url() + "?sort=price"
    )


def test_an_unknown_category_is_not_there(client) -> None:
    assert client.get("/catalogue/category/x_999/").status_code == 404


def test_an_empty_result_leads_on(client, listing) -> None:
    page = shown(client, SEARCH + "?q=oki&country=XX")
    assert "Show 1 listing without the filters" in page
    assert "Laser printers" in page


def test_a_misspelt_word_finds_the_near_one(client, listing) -> None:
    page = shown(client, SEARCH + "?q=pritner")
    assert listing.title in page
    assert "?q=printer" in page


def test_without_an_index_the_database_answers_and_staff_are_told(world, client) -> None:
    listing = world.listing()
    assert listing.title in shown(client, SEARCH + "?q=laser")
    assert "search_rebuild" not in shown(client, SEARCH + "?q=laser")
    assert "search_rebuild" in shown(staff_client(world), SEARCH + "?q=laser")


def staff_client(world) -> Client:
    return world.client(world.office.moderator)


def test_a_listing_that_went_meanwhile_is_not_shown(client, listing, world) -> None:
    take(world.seller_company, "suspend", by=world.office.moderator, reason="fraud")
    assert listing.title not in shown(client, SEARCH)


@pytest.mark.parametrize("address", ["/search/?q=oki", "/catalogue/", "category"])
@pytest.mark.parametrize("signed_in", [False, True])
def test_queries_stay_with_1_and_20_rows(world, listing, address, signed_in) -> None:
    path = world.category.get_absolute_url() if address == "category" else address
    client = world.client(world.buyer) if signed_in else world.client()
    client.get(path)
    first = queries(client, path)
    for _ in range(19):
        world.listing()
    actions.rebuild()
    assert queries(client, path) == first <= 15


def queries(client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        client.get(path)
    now_and_then = ("usersessions", "kernel_clockoffset")
    return sum(not any(n in q["sql"] for n in now_and_then) for q in seen.captured_queries)


HOSTILE = [
    "q=" + "x" * 5000,
    "q=%00",
    "q=a%00b&country=%00",
    "q=AND%20(%22",
    "page=0",
    "page=-1",
    "page=99999999999999999999",
    "page=x",
    "price_from=x",
    "price_from=NaN",
    "price_from=Infinity&price_to=-1",
    "price_from=1e400",
    "price_to=999999999999",
    "quantity=-5",
    "quantity=99999999999999999999999",
    "sort=drop",
    "view=%27",
    "category=1&category=&category=%F0%9F%98%80",
    "seller=x&seller=99999999999999999999999",
    "lead_time=x&minimum=-1&minimum=10",
    "attribute=Colour&attribute==&attribute=a=b=c",
    "currency=XXX&sort=price",
    "%FF%FE=%FF",
]


@pytest.mark.parametrize("path", ["/search/", "/catalogue/"])
def test_no_address_breaks_a_page(client, listing, path) -> None:
    answers = {asked: client.get(f"{path}?{asked}").status_code for asked in HOSTILE}
    refused = {asked for asked, code in answers.items() if code == 400}
    assert set(answers.values()) <= {200, 400} and all("%00" in asked for asked in refused), answers


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(max_size=40), country=st.text(max_size=5), price=st.text(max_size=8))
def test_no_text_breaks_a_page(client, listing, words, country, price) -> None:
    answer = client.get(SEARCH, {"q": words, "country": country, "price_from": price})
    assert answer.status_code == (400 if "\0" in words + country + price else 200)
