"""Suggestions say why, can be dismissed, and are gone when they are switched off."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.journeys.market import Market
from tests.journeys.person import Person

pytestmark = pytest.mark.server
Meet = Callable[..., Person]
KEPT = """
    SELECT COUNT(*) FROM recommendations_viewed v JOIN accounts_user u ON u.id = v.person_id
    WHERE u.email = ?
"""
SHELF = "section:has-text('Suggested for you')"


def test_the_switch(person: Meet, market: Market) -> None:
    buyer = person("buyer", script=False)
    buyer.open("/search/?q=laser+printer", ".listing-title a")
    assert market.ask(KEPT, "buyer@demo.example") == [(1,)]
    buyer.open("/")
    buyer.sees("Suggested for you")
    buyer.sees("Order again")
    buyer.press("turn off", inside="main")
    assert buyer.page.get_by_text("Suggested for you").count() == 0
    assert market.ask(KEPT, "buyer@demo.example") == [(0,)]
    buyer.open("/search/?q=laser+printer", ".listing-title a")
    assert market.ask(KEPT, "buyer@demo.example") == [(0,)]
    buyer.open("/")
    buyer.press("turn on", inside="main")
    buyer.sees("Suggested for you")


def test_a_suggestion_says_why_and_goes_when_dismissed(person: Meet) -> None:
    buyer = person("buyer")
    buyer.open("/")
    shelf = buyer.page.locator(SHELF).last
    assert shelf.locator("details.why").count()
    dismiss = shelf.get_by_role("button", name="not for us").first
    title = dismiss.inner_text().split(":", 1)[1].strip()
    dismiss.click()
    buyer.sees("is not suggested any more")
    assert title not in buyer.page.locator(SHELF).last.inner_text()
    buyer.press("Undo")
    buyer.sees(title)


def test_a_browser_that_asks_not_to_be_followed_sees_what_everybody_sees(
    market: Market, browser: Browser
) -> None:
    context = browser.new_context(locale="en-GB", extra_http_headers={"Sec-GPC": "1"})
    buyer = Person(context, market.url, "buyer")
    buyer.sign_in()
    buyer.open("/")
    assert buyer.page.get_by_text("Suggested for you").count() == 0
    buyer.sees("your browser asks not to be followed")
