"""Links that lead away: through a page of our own signature, to http and https alone."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.signing import Signer
from django.template import Context, Template
from django.test import Client, override_settings

from marketplace.privacy import leaving
from marketplace.privacy.rules.leaving import addresses_in, host_of

pytestmark = pytest.mark.django_db
REFUSED = (
    "javascript:alert(1)",
    "data:text/html,x",
    "ftp://a.example/",
    "//a.example/",
    "/desk/",
    "https://",
    "https:///x",
    "https://bank.example@evil.example/",
    "https://user:pw@evil.example/",
    "https://evil.example\\@bank.example/",
    "https://a.example/\n",
    "https://a.example/ x",
    "https://a.example/\x00",
    "https://[::1]/",
    "https://a.example:99999/",
    "https://a..example/",
    "https://a.example/" + "x" * 2000,
    "",
)


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://a.example/x?y=1#z", "a.example"),
        ("HTTP://A.Example:8080", "a.example:8080"),
        ("https://b\u00fccher.example/", "xn--bcher-kva.example"),
        ("https://p\u0430ypal.example/", "xn--pypal-4ve.example"),
    ],
)
def test_the_host_is_shown_as_a_browser_asks_for_it(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize("address", REFUSED)
def test_what_is_refused_is_neither_linked_nor_opened(client: Client, address: str) -> None:
    assert leaving.link_to(address) is None
    signed = Signer(salt="privacy.leaving").sign(address)
    assert client.get("/leaving/", {"to": signed}).status_code in (400, 404)


def test_a_signed_address_is_shown_and_nobody_is_sent_on(client: Client) -> None:
    to = leaving.link_to("https://a.example/x?y=<b>&z=1") or ""
    answer = client.get(to)
    page = answer.content.decode()
    assert answer.status_code == 200 and "Location" not in answer.headers
    assert ">a.example</b>" in page and "https://a.example/x?y=&lt;b&gt;&amp;z=1" in page
    assert 'rel="noopener noreferrer nofollow"' in page and "http-equiv" not in page


@pytest.mark.parametrize(
    "to", ["", "https://evil.example/", "https://evil.example/:x", "https://a.example/:{other}"]
)
def test_an_address_that_we_did_not_sign_is_not_shown(client: Client, to: str) -> None:
    other = Signer(salt="another").signature("https://a.example/")
    assert client.get("/leaving/", {"to": to.format(other=other)}).status_code == 404


def test_a_signature_does_not_fit_another_address(client: Client) -> None:
    to = parse_qs(urlsplit(leaving.link_to("https://a.example/") or "").query)["to"][0]
    assert client.get("/leaving/", {"to": to.replace("a.e", "b.e")}).status_code == 404


@override_settings(SITE_URL="https://market.example")
@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("https://market.example/desk/", "https://market.example/desk/"),
        ("https://market.example.evil.example/", "/leaving/"),
        ("https://market.example:444/", "/leaving/"),
    ],
)
def test_our_own_pages_need_no_notice(address: str, leads: str) -> None:
    assert (leaving.link_to(address) or "").startswith(leads)


def test_addresses_in_a_text_leave_out_what_ends_the_sentence() -> None:
    text = "See https://a.example/x, (https://b.example). https://u@c.example"
    assert addresses_in(text) == [
        ("See ", "https://a.example/x"),
        (", (", "https://b.example"),
        ("). https://u@c.example", ""),
    ]


def test_what_a_person_wrote_is_escaped_and_linked() -> None:
    drawn = Template("{% load privacy %}{{ text|user_text }}").render(
        Context({"text": '<b>Hi</b>\nhttps://a.example/?x="><script>\n\njavascript:alert(1)'})
    )
    assert "<b>" not in drawn and "<script" not in drawn and 'href="javascript' not in drawn
    assert drawn.count('<a href="/leaving/?to=https%3A%2F%2Fa.example%2F%3Fx%3D%3A') == 1
    assert drawn.count("<p>") == 2


@pytest.mark.parametrize(("address", "leads"), [("javascript:x", "#"), ("", "#")])
def test_a_refused_website_leads_nowhere(address: str, leads: str) -> None:
    assert Template("{% load privacy %}{{ a|away }}").render(Context({"a": address})) == leads
