"""The cookies that pages set are those of the table; refusing is as easy as accepting."""

import re

import pytest
from django.test import Client

from config.demo.cast import PASSWORD
from marketplace.accounts.models import User
from marketplace.privacy.cookies import used_cookies
from tests.world import World

pytestmark = pytest.mark.django_db
PUBLIC = (
    "/",
    "/catalogue/",
    "/search/?q=laser",
    "/companies/",
    "/basket/",
    "/accounts/login/",
    "/accounts/signup/",
    "/privacy/cookies/",
    "/privacy/policies/",
    "/no-such-page/",
)
SIGNED_IN = ("/desk/", "/desk/me/", "/desk/orders/", "/desk/notices/", "/privacy/consents/")


def known() -> set[str]:
    """Return the names in the table."""
    return {cookie.name for cookie in used_cookies()}


def test_a_visitor_who_chose_nothing_gets_necessary_cookies_alone(world: World) -> None:
    listing, client = world.listing(), Client()
    for path in (*PUBLIC, listing.get_absolute_url()):
        client.get(path)
    assert set(client.cookies) <= known()
    assert not {name for name in client.cookies if "choice" in name}


def test_what_people_do_sets_no_other_cookie(world: World) -> None:
    listing, client = world.listing(), Client()
    client.post("/privacy/cookies/", {"choice": "all"})
    client.post("/i18n/setlang/", {"language": "fr", "next": "/"})
    client.post(f"/basket/add/{listing.pk}/", {"quantity": "1"})
    email = User.objects.get(pk=world.buyer.person_id).email
    client.post("/accounts/login/", {"login": email, "password": PASSWORD})
    for path in (*PUBLIC, *SIGNED_IN):
        client.get(path)
    assert "_auth_user_id" in client.session
    assert set(client.cookies) <= known()


def test_every_cookie_of_the_table_is_on_the_page(client: Client) -> None:
    page = client.get("/privacy/cookies/").content.decode()
    assert all(f">{name}</td>" in page for name in known())


@pytest.mark.parametrize("path", ["/", "/privacy/cookies/"])
def test_refusing_is_the_same_button_as_accepting(client: Client, path: str) -> None:
    page = client.get(path).content.decode()
    buttons = re.findall(r'<button class="([^"]*)" name="choice" value="(all|necessary)"', page)
    looks = {look for look, _value in buttons}
    assert looks == {"btn"}
    assert {value for _look, value in buttons} == {"all", "necessary"}


def test_the_preferences_are_reachable_from_every_page(world: World) -> None:
    for client, paths in ((Client(), PUBLIC), (world.client(world.buyer), SIGNED_IN)):
        for path in paths:
            page = client.get(path).content.decode()
            assert 'href="/privacy/cookies/">Cookie preferences</a>' in page, path
