"""The home page's shelves: each block, for whom it is meant, in the editors' order."""

import json

import pytest
from django.apps import apps
from django.test import Client

from cms.models import HomePage
from cms.seed import LEAD, SHELVES, TITLE, furnish
from search.actions import rebuild
from tests.cms import writing
from tests.world import World

pytestmark = pytest.mark.django_db


def home(client: Client) -> str:
    """Return the first page."""
    answer = client.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


def shelf(**value: object) -> dict[str, object]:
    """Return a shelf for everybody."""
    return {"audience": "everybody", "heading": "My shelf"} | value


def test_a_new_market_begins_with_todays_look() -> None:
    assert [block.block_type for block in writing.home().shelves] == ["lead", "slot", "slot", "how"]


def test_shelves_stand_in_the_editors_order(world: World) -> None:
    rebuild()
    writing.shelves(
        ("how", {"audience": "everybody"}),
        ("slot", {"slot": "home.shelves"}),
        ("lead", {"audience": "everybody"}),
    )
    world.listing()
    rebuild()
    read = home(world.client())
    places = [read.index(words) for words in ("How it works", "Categories</h2>", LEAD)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("audience", "visitor", "member"),
    [("everybody", True, True), ("visitors", True, False), ("members", False, True)],
)
def test_a_shelf_is_for_whom_it_is_meant(world: World, audience, visitor, member) -> None:
    text = shelf(audience=audience, text="<p>Hello</p>", label="", page=None, address="")
    writing.shelves(("text", text))
    assert ("My shelf" in home(world.client())) is visitor
    assert ("My shelf" in home(world.client(world.buyer))) is member


def test_the_members_slot_is_empty_for_visitors(world: World) -> None:
    world.listing()
    rebuild()
    writing.shelves(("slot", {"slot": "home.member"}))
    assert "New on the market" not in home(world.client())
    assert "New on the market" in home(world.client(world.buyer))


def test_chosen_listings_show_only_what_is_public(world: World) -> None:
    shown, hidden = world.listing(), world.listing(text={"title": "Hidden lamp"})
    writing.shelves(("listings", shelf(listings=[hidden, shown])))
    type(hidden).objects.filter(pk=hidden.pk).update(status="unpublished")
    read = home(world.client())
    assert shown.title in read and "Hidden lamp" not in read
    assert "Nobody pays for a place" in read


def test_chosen_companies_show_only_verified_ones(world: World) -> None:
    writing.shelves(("companies", shelf(companies=[world.seller_company, world.draft_company])))
    read = home(world.client())
    assert world.seller_company.display_name in read
    assert world.draft_company.display_name not in read


def test_category_tiles_count_what_is_below(world: World) -> None:
    world.listing(), world.listing()  # noqa: B018  (two in the leaf)
    root = type(world.category).objects.get(depth=1)
    writing.shelves(("tiles", shelf(categories=[root, world.category])))
    assert home(world.client()).count("2 listings") == 2


def test_the_newest_listings(world: World) -> None:
    listing = world.listing()
    rebuild()
    writing.shelves(("newest", shelf()))
    assert listing.title in home(world.client())


def test_the_latest_three_news(client: Client) -> None:
    writing.news("One", "Two", "Three", "Four")
    writing.shelves(("news", shelf()))
    read = home(client)
    assert "/news/four/" in read and "/news/one/" not in read


@pytest.mark.parametrize(
    ("address", "leads"), [("https://a.example/", "/leaving/?to="), ("", None)]
)
def test_a_text_with_a_link(client: Client, address: str, leads: str | None) -> None:
    text = shelf(text="<p>Hi</p>", label="Go there", page=None, address=address)
    writing.shelves(("text", text))
    read = home(client)
    assert ("Go there" in read) is (leads is not None)
    assert leads is None or f'href="{leads}' in read


def test_a_text_leads_to_a_live_page_alone(client: Client) -> None:
    (one,) = writing.news("One")
    writing.shelves(("text", shelf(text="<p>Hi</p>", label="Go", page=one, address="")))
    assert 'href="/news/one/"' in home(client)
    one.unpublish()
    assert "/news/one/" not in home(client)


def test_without_the_lead_there_is_still_one_heading(client: Client) -> None:
    writing.shelves(("how", {"audience": "visitors"}))
    assert home(client).count("<h1") == 1
    assert f'<h1 class="visually-hidden">{TITLE}</h1>' in home(client)


def test_an_existing_home_page_gets_its_look_in_drafts_too() -> None:
    page = writing.home()
    page.shelves = []
    page.save_revision().publish()
    furnish(apps.get_model)
    (draft,) = HomePage.objects.get().revisions.all()
    assert len(writing.home().shelves) == len(SHELVES)
    assert json.loads(draft.content["shelves"]) == list(SHELVES)


def test_shelves_that_editors_chose_are_left_alone() -> None:
    writing.shelves(("how", {"audience": "visitors"}))
    furnish(apps.get_model)
    assert len(writing.home().shelves) == 1
