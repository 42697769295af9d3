"""What machines read: health, sitemap, robots, and the headers of every answer."""

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client, override_settings

from tests.world import World

pytestmark = pytest.mark.django_db
FIXED = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}


def test_healthz_is_alive(client: Client) -> None:
    assert client.get("/healthz").content == b"ok"


def test_the_sitemap_lists_what_is_public(world: World, client: Client) -> None:
    shown, hidden = world.listing(), world.draft_company
    text = client.get("/sitemap.xml").getvalue().decode()
    assert shown.get_absolute_url() in text and world.category.get_absolute_url() in text
    assert world.seller_company.get_absolute_url() in text
    assert hidden.get_absolute_url() not in text


def test_robots_keep_out_of_desks(client: Client) -> None:
    assert "Disallow: /desk/" in client.get("/robots.txt").content.decode()


@pytest.mark.parametrize("path", ["/", "/no-such-page/", "/accounts/login/", "/files/none/"])
def test_every_answer_carries_the_headers(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert {name: headers.get(name) for name in FIXED} == FIXED
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe-inline" not in policy


def test_pages_of_signed_in_people_are_not_kept(world: World) -> None:
    assert "no-store" in world.client(world.buyer).get("/desk/").headers["Cache-Control"]


@override_settings(DEMO=False)
def test_a_real_markets_clock_does_not_move() -> None:
    with pytest.raises(CommandError, match="real market"):
        call_command("clock", "--advance", "4d")
