"""Off means off: nothing read, nothing written, and the lists a first-time visitor gets."""

import re

import pytest

from marketplace.privacy.actions import withdraw
from marketplace.privacy.gate import COOKIE
from marketplace.privacy.rules import Choice, write_choice
from search.recommendations.actions import dismiss, note_view
from search.recommendations.models import Viewed
from tests.recommendations.conftest import touched

TITLES = ("OKI laser printer", "HP laser printer", "Canon laser printer", "Cat6 patch cable")
OFF = {"withdrawn": {}, "DNT": {"dnt": "1"}, "GPC": {"sec-gpc": "1"}}
ACCEPTED = write_choice(Choice("k" * 24, frozenset({"personalisation"})))


def ranked(client, path: str, **headers) -> list[str]:
    """Return the page's ranked lists as they are sent."""
    page = client.get(path, headers=headers).content.decode()
    return re.findall(r"<ul[^>]*data-ranked.*?</ul>", page, re.DOTALL)


@pytest.fixture
def listings(world, market, buyer) -> list:
    """Four listings; the buyer ordered one, viewed one and put one aside."""
    made = market(*TITLES)
    world.purchase((made[0], 10))
    note_view(made[1].pk, by=buyer)
    dismiss(made[2].pk, by=buyer)
    return made


@pytest.mark.parametrize("why", OFF)
def test_off_reads_and_writes_no_history(why, world, listings, client_of) -> None:
    if why == "withdrawn":
        withdraw("personalisation", by=world.buyer, way="test")
    client, before = client_of(world.buyer), list(Viewed.objects.values_list())
    for path in ("/", listings[1].get_absolute_url(), "/recommendations/"):
        assert touched(client, path, headers=OFF[why]) == []
    assert list(Viewed.objects.values_list()) == before


@pytest.mark.parametrize("why", OFF)
def test_off_shows_the_lists_of_a_first_visit(why, world, listings, client_of) -> None:
    if why == "withdrawn":
        withdraw("personalisation", by=world.buyer, way="test")
    for path in ("/", listings[1].get_absolute_url()):
        theirs = ranked(client_of(world.buyer), path, **OFF[why])
        assert theirs == ranked(client_of(), path) != []


def test_the_counter_sees_what_is_read_and_written_when_on(world, listings, client_of) -> None:
    client = client_of(world.buyer)
    assert touched(client, "/")
    assert any("INSERT" in sql for sql in touched(client, listings[3].get_absolute_url()))


def test_people_who_never_chose_leave_nothing(world, market, client_of) -> None:
    (made,) = market("OKI laser printer")
    assert touched(client_of(world.buyer2), made.get_absolute_url()) == []
    assert not Viewed.objects.exists()


@pytest.mark.parametrize("cookie", ["", write_choice(Choice("k" * 24, frozenset()))])
def test_a_visitor_who_did_not_accept_gets_no_session(cookie, market, client_of) -> None:
    (made,) = market("OKI laser printer")
    client = client_of()
    client.cookies[COOKIE] = cookie
    client.get(made.get_absolute_url())
    assert "suggestions" not in client.session


def test_a_visitor_who_accepted_is_remembered_in_the_session_alone(market, client_of) -> None:
    first, second = market("OKI laser printer", "HP laser printer")
    client = client_of()
    client.cookies[COOKIE] = ACCEPTED
    assert touched(client, first.get_absolute_url()) == []
    assert [key for key, _at in client.session["suggestions"]["viewed"]] == [first.pk]
    page = client.get("/").content.decode()
    assert "because you viewed OKI laser printer" in page
    assert second.title in page


def test_turning_off_empties_the_visitors_session(market, client_of) -> None:
    (made,) = market("OKI laser printer")
    client = client_of()
    client.cookies[COOKIE] = ACCEPTED
    client.get(made.get_absolute_url())
    client.post("/privacy/cookies/", {"choice": "chosen", "next": "/"}, follow=True)
    assert "suggestions" not in client.session


def test_staff_have_no_history(world, market, client_of) -> None:
    (made,) = market("OKI laser printer")
    page = client_of(world.office.moderator).get(made.get_absolute_url())
    assert b"Personalised" not in page.content
