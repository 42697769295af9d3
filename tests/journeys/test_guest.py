"""A guest who refuses cookies loses nothing, is not asked again, and leaves no trace."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.market import Market
from tests.journeys.person import Person

pytestmark = pytest.mark.server
NECESSARY = {"session", "csrf", "cookie_choice", "oscar_open_basket"}
ANSWERS = "SELECT purpose, given FROM privacy_consent WHERE device = ? ORDER BY purpose"


@pytest.mark.parametrize("script", [True, False])
def test_a_guest_refuses_cookies(market: Market, browser: Browser, script: bool) -> None:
    guest = arrive(market, browser, script=script)
    refuses_as_easily_as_accepts(guest)
    guest.press("Only necessary")
    guest.sees("Your choice is kept.")
    shops(guest)
    assert not guest.page.get_by_role("button", name="Accept all").count()
    assert cookies(guest).keys() <= NECESSARY
    assert market.ask(ANSWERS, device(guest)) == [("personalisation", 0), ("statistics", 0)]


def test_a_guest_changes_the_choice_from_any_page(market: Market, browser: Browser) -> None:
    guest = arrive(market, browser)
    guest.press("Accept all")
    shops(guest)
    guest.follow("Cookie preferences", inside="footer")
    guest.press("Only necessary", inside="main")
    guest.sees("Your choice is kept.")
    given = [row[1] for row in market.ask(ANSWERS, device(guest))]
    assert sorted(str(answer) for answer in given) == ["0", "0", "1", "1"]


def arrive(market: Market, browser: Browser, *, script: bool = True) -> Person:
    """Return a guest who was not asked yet."""
    context = browser.new_context(locale="en-GB", java_script_enabled=script)
    return Person(context, market.url, cookies="")


def refuses_as_easily_as_accepts(guest: Person) -> None:
    """Expect both buttons beside each other, drawn alike."""
    no, yes = (guest.page.get_by_role("button", name=n) for n in ("Only necessary", "Accept all"))
    expect(no).to_be_visible()
    assert no.get_attribute("class") == yes.get_attribute("class")
    assert (no.bounding_box() or {})["height"] == (yes.bounding_box() or {})["height"]


def shops(guest: Person) -> None:
    """Search, read a listing and fill the basket."""
    guest.open("/search/?q=laser+printer", ".listing-title a")
    guest.press("Add to basket", inside=".buy-form")
    guest.sees("In your basket")


def cookies(guest: Person) -> dict[str, str]:
    """Return the cookies that the browser keeps."""
    return {str(c.get("name")): str(c.get("value")) for c in guest.page.context.cookies()}


def device(guest: Person) -> str:
    """Return the random key of the device that the choice is kept under."""
    return unquote(cookies(guest)["cookie_choice"]).split("~")[1]
