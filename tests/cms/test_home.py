"""The first page, for a visitor and for a member; its seed; slugs that stay the market's."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page, Site

from cms.models import HomePage
from cms.rules import RESERVED_SLUGS, is_reserved
from cms.seed import LEAD, TITLE, create_site
from search import actions, engines


@pytest.fixture(autouse=True)
def _own_index(settings) -> None:
    settings.SEARCH_DIR = ""
    engines.forget()


def test_a_visitor_reads_what_the_market_is(world) -> None:
    listing = world.listing()
    actions.rebuild()
    page = world.client().get("/").content.decode()
    for text in (TITLE, LEAD, "How it works", "Laser printers", listing.title):
        assert text in page


def test_a_member_sees_first_what_waits(world) -> None:
    world.listing()
    page = world.client(world.buyer).get("/").content.decode()
    shelves = ("What waits for you</h1>", "New on the market", "Categories</h2>")
    places = [page.index(text) for text in shelves]
    assert places == sorted(places)
    assert page.count("New on the market") == 1


def test_the_home_page_answers_without_an_index(world) -> None:
    listing = world.listing()
    assert listing.title in world.client().get("/").content.decode()


@pytest.mark.parametrize(("who", "most"), [(None, 12), ("buyer", 20), ("seller", 23)])
def test_queries_of_the_home_page(world, who, most) -> None:
    world.listing()
    actions.rebuild()
    client = world.client(getattr(world, who)) if who else world.client()
    client.get("/")
    with CaptureQueriesContext(connection) as seen:
        client.get("/")
    assert len(seen) <= most


def test_only_reading_is_answered(world) -> None:
    assert world.client().post("/").status_code == 405


def test_without_a_site_there_is_no_home_page(world) -> None:
    Site.objects.all().delete()
    assert world.client().get("/").status_code == 404


def test_creating_the_site_again_changes_nothing(db) -> None:
    create_site()
    assert (HomePage.objects.count(), Site.objects.count()) == (1, 1)
    assert Page.find_problems() == ([], [], [], [], [])


def test_pages_can_be_added_below_the_home_page(db) -> None:
    home = HomePage.objects.get()
    below = home.add_child(instance=Page(title="News", slug="news"))
    assert below.get_url() == "/news/"


@pytest.mark.parametrize("slug", ["search", "Desk", "basket"])
def test_a_slug_of_the_market_is_refused(db, slug) -> None:
    with pytest.raises(ValidationError, match="belongs to the market"):
        HomePage(title="x", slug=slug).clean()


@pytest.mark.parametrize("slug", ["news", "about-us"])
def test_other_slugs_are_free(slug) -> None:
    assert is_reserved(slug) is False


def test_every_first_part_of_an_address_is_reserved() -> None:
    firsts = {
        str(entry.pattern).strip("^").split("/")[0] for entry in walk(get_resolver().url_patterns)
    }
    words = {first for first in firsts if first.isalnum()}
    assert words - RESERVED_SLUGS == set()


def walk(entries, depth: int = 0) -> list[URLPattern | URLResolver]:
    """Return patterns, looking into includes without a prefix of their own."""
    found = []
    for entry in entries:
        inside = isinstance(entry, URLResolver) and str(entry.pattern) in {"", "^"}
        found += walk(entry.url_patterns, depth + 1) if inside else [entry]
    return found
