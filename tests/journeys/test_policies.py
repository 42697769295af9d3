"""A policy that changes in what matters is announced, asked again, and may be declined."""

from collections.abc import Callable

import pytest

from tests.journeys.market import Market
from tests.journeys.person import Person

pytestmark = pytest.mark.server
Meet = Callable[..., Person]
ANSWERS = """
    SELECT c.given, c.text_version FROM privacy_consent c JOIN accounts_user u ON u.id = c.person_id
    WHERE u.email = ? AND c.purpose = 'policy.terms' ORDER BY c.id DESC LIMIT 1
"""


def test_a_policy_change_asks_again(person: Meet, market: Market) -> None:
    publish(person("editor", script=False))
    buyer, seller = person("buyer"), person("seller2", script=False)
    buyer.open("/desk/orders/")
    buyer.sees("a new version counts after")
    market.advance("16d")
    buyer.open("/desk/orders/?state=shipped")
    assert "/privacy/agree/" in buyer.page.url
    buyer.fill({"I have read it and agree": True}, inside="main")
    buyer.press("Agree and go on")
    assert buyer.page.url.endswith("/desk/orders/?state=shipped")
    assert market.ask(ANSWERS, "buyer@demo.example") == [(1, 3)]
    declines(seller)
    assert market.ask(ANSWERS, "seller2@demo.example") == [(0, 3)]


def publish(editor: Person) -> None:
    """Write a version of the terms with one material change, look at it and publish it."""
    editor.on_platform("Policies")
    editor.follow("Write a new version", inside="main tr:has-text('Terms of use')", exact=False)
    for group in editor.page.locator("main fieldset").all():
        group.get_by_label("No", exact=True).first.check()
    editor.page.locator("main fieldset").first.get_by_label("Yes", exact=True).first.check()
    editor.fill(
        {"What changes, English": "Commission is 6 percent.", "What changes, French": "6 %."}
    )
    editor.page.get_by_label("Text, English").fill("Commission is 6 percent of the net value.")
    editor.press("Keep the draft and look at it")
    editor.sees("Material")
    editor.press("Publish for ever")


def declines(seller: Person) -> None:
    """Say no, and read how to take the data and close the account; asked again next time."""
    seller.open("/desk/")
    seller.press("I do not agree")
    seller.sees("copy")
    seller.open("/desk/")
    assert "/privacy/agree/" in seller.page.url
