"""The pages: reasons shown, one press each, seen at the next request."""

import pytest

from marketplace.privacy.actions import give
from marketplace.privacy.gate import COOKIE
from marketplace.privacy.queries import answers_of
from marketplace.privacy.rules import Choice, read_choice, write_choice
from search.recommendations.actions import note_view
from search.recommendations.models import Mark, Viewed

WHY, CHANGE, SWITCH = (
    "/recommendations/",
    "/recommendations/change/",
    "/recommendations/switch/",
)
ACCEPTED = write_choice(Choice("k" * 24, frozenset({"personalisation"})))


@pytest.fixture
def printers(world, market, buyer) -> list:
    """Two printers, the first one ordered."""
    made = market("OKI laser printer", "HP laser printer")
    world.purchase((made[0], 10))
    return made


def text(client, path: str = "/", **options) -> str:
    """Return a page as text."""
    return client.get(path, **options).content.decode()


def test_home_says_why_and_what_was_ordered_before(printers, buyer, client_of) -> None:
    page = text(client_of(buyer))
    assert "because you ordered OKI laser printer on" in page
    assert "ordered once, last today" in page
    assert "Personalised: on" in page
    assert page.index("Suggested for you") < page.index("New on the market")


def test_a_dismissed_listing_is_gone_and_comes_back(printers, buyer, client_of) -> None:
    client, key = client_of(buyer), printers[1].pk
    to = client.post(CHANGE, {"verb": "dismiss", "listing": key, "next": "/"})
    assert to["Location"] == f"/?dismissed={key}#suggested"
    page = text(client, to["Location"])
    assert "because you ordered" not in page
    assert "“HP laser printer” is not suggested any more." in page
    client.post(CHANGE, {"verb": "restore", "listing": key, "next": "/"})
    assert "because you ordered" in text(client)


def test_one_press_turns_it_off_and_on_at_once(printers, buyer, client_of) -> None:
    client = client_of(buyer)
    client.post(SWITCH, {"on": "no", "next": "/"})
    assert answers_of(buyer.person_id)["personalisation"] is False
    page = text(client)
    assert "Personalised: off" in page
    assert "because you" not in page
    client.post(SWITCH, {"on": "yes", "next": "/"})
    assert "because you ordered" in text(client)


def test_a_view_deleted_is_gone_at_the_next_request(market, buyer, client_of) -> None:
    seen, other = market("OKI laser printer", "HP laser printer")
    client = client_of(buyer)
    text(client, seen.get_absolute_url())
    assert "because you viewed OKI laser printer" in text(client)
    client.post(CHANGE, {"verb": "forget", "listing": seen.pk})
    assert "because you viewed" not in text(client)
    assert not Viewed.objects.exists()


def test_all_views_are_deleted_at_once_also_while_it_is_off(market, buyer, client_of) -> None:
    for listing in market("OKI laser printer", "HP laser printer"):
        note_view(listing.pk, by=buyer)
    client_of(buyer).post(CHANGE, {"verb": "clear"}, headers={"dnt": "1"})
    assert not Viewed.objects.exists()


def test_an_order_is_set_aside_and_used_again(printers, buyer, client_of) -> None:
    client, change = client_of(buyer), {"listing": printers[0].pk}
    client.post(CHANGE, {"verb": "set_aside", **change})
    assert "not used as a reason" in text(client, WHY)
    assert "because you ordered" not in text(client)
    client.post(CHANGE, {"verb": "use", **change})
    assert "because you ordered" in text(client)


@pytest.mark.parametrize("verb", ["dismiss", "set_aside"])
def test_nothing_is_kept_while_it_is_off(verb, printers, buyer, client_of) -> None:
    fields = {"verb": verb, "listing": printers[1].pk}
    answer = client_of(buyer).post(CHANGE, fields, headers={"sec-gpc": "1"})
    assert answer.status_code == 422
    assert "nothing is kept" in answer.content.decode()
    assert not Mark.objects.exists()


@pytest.mark.parametrize(
    "fields",
    [{}, {"verb": "burn"}, {"verb": "dismiss"}, {"verb": "dismiss", "listing": "-1"},
     {"verb": "dismiss", "listing": "9" * 30}],
)  # fmt: skip
def test_a_hostile_form_changes_nothing(fields, buyer, client_of) -> None:
    assert client_of(buyer).post(CHANGE, fields).status_code == 422
    assert not Mark.objects.exists()


def test_the_way_back_stays_on_this_host(printers, buyer, client_of) -> None:
    fields = {"verb": "dismiss", "listing": printers[1].pk, "next": "https://evil.example/"}
    to = client_of(buyer).post(CHANGE, fields)["Location"]
    assert to.startswith("/recommendations/?dismissed=")


def test_another_company_is_not_changed_by_an_old_form(printers, buyer, client_of) -> None:
    fields = {"verb": "dismiss", "listing": printers[1].pk, "acting": "0"}
    assert client_of(buyer).post(CHANGE, fields).status_code == 422
    assert not Mark.objects.exists()


def test_the_browsers_signal_takes_the_switch_away(printers, buyer, client_of) -> None:
    for path in ("/", WHY, printers[1].get_absolute_url()):
        page = text(client_of(buyer), path, headers={"dnt": "1"})
        assert "your browser asks not to be followed" in page
        assert "because you ordered" not in page
        assert "turn on" not in page


def test_a_visitor_turns_it_on_by_the_choice_of_cookies(market, client_of) -> None:
    market("OKI laser printer")
    client = client_of()
    assert 'name="personalisation" value="on"' in text(client)
    client.post("/privacy/cookies/", {"choice": "chosen", "personalisation": "on", "next": "/"})
    chosen = read_choice(client.cookies[COOKIE].value)
    assert chosen is not None
    assert chosen.accepted == {"personalisation"}
    assert "Personalised: on" in text(client)


def test_a_visitor_puts_aside_forgets_and_clears_in_the_session(market, client_of) -> None:
    seen, other = market("OKI laser printer", "HP laser printer")
    client = client_of()
    client.cookies[COOKIE] = ACCEPTED
    text(client, seen.get_absolute_url())
    client.post(CHANGE, {"verb": "dismiss", "listing": other.pk})
    assert "because you viewed" not in text(client)
    client.post(CHANGE, {"verb": "restore", "listing": other.pk})
    assert "because you viewed" in text(client)
    client.post(CHANGE, {"verb": "forget", "listing": seen.pk})
    assert "because you viewed" not in text(client)


def test_why_is_open_to_everybody(world, client_of) -> None:
    for party in (None, world.seller, world.office.moderator):
        page = text(client_of(party) if party else client_of(), WHY)
        assert "Their weights add up to its score" in page


def test_only_people_signed_in_have_a_switch(client_of) -> None:
    assert client_of().post(SWITCH, {"on": "yes"})["Location"].startswith("/accounts/login/")


def test_a_view_of_ones_own_listing_is_not_kept(world, market, client_of) -> None:
    (made,) = market("OKI laser printer")
    give("personalisation", by=world.seller, way="test")
    client_of(world.seller).get(made.get_absolute_url())
    assert not Viewed.objects.exists()
