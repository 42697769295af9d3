"""What must work without JavaScript: browse, search, sign in, ask, basket, checkout by transfer."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import buying
from tests.journeys.person import Person

pytestmark = pytest.mark.server


def test_a_buyer_orders_without_javascript(person: Callable[..., Person], papers: Path) -> None:
    """From the catalogue to the payment instructions, with a question on the way."""
    buyer = person("buyer", script=False)
    title = browse(buyer)
    buyer.press("Add", inside=".listings > li:first-child")
    buyer.sees("In your basket")
    buying.look_up(buyer, title)
    buying.ask(buyer, "Which cable is in the box?", papers)
    buyer.follow("Basket", inside=".shell-head", exact=False)
    number = buying.check_out(buyer, "PO-NO-SCRIPT", "Place 1 order for")
    buyer.sees(number)


def test_a_visitor_browses_and_searches_without_javascript(person: Callable[..., Person]) -> None:
    visitor = person(script=False)
    title = browse(visitor)
    buying.look_up(visitor, title)
    visitor.sees("Add to basket")


def browse(person: Person) -> str:
    """Go down the categories to German sellers and return the first listing's title."""
    person.follow("Categories", inside=".shell-nav")
    person.follow("Office", inside=".facets", exact=False)
    person.fill({"Germany": True}, inside=".facets")
    person.press("Show results", inside=".facets")
    return person.page.locator(".listing-title").first.inner_text()
