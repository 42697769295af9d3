"""No page has a fault that axe-core finds or is wider than its window: narrow and wide, light and
dark, in every language.

English is looked at with every rule. Colours are the same in every language, and what stands where
is the same in both themes: the other looks leave out what was looked at before.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.journeys.market import Market
from tests.journeys.pages import PAGES, speak, visit
from tests.journeys.person import Person

pytestmark = pytest.mark.server
Meet = Callable[..., Person]
Look = tuple[int, str, dict[str, Any]]
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
ALL: Final[dict[str, Any]] = {"runOnly": TAGS}
COLOURS: Final[dict[str, Any]] = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
THE_REST: Final = ALL | {"rules": {"color-contrast": {"enabled": False}}}
PLAIN: Final[tuple[Look, ...]] = ((320, "light", THE_REST), (1440, "light", THE_REST))
LOOKS: Final[dict[str, tuple[Look, ...]]] = {
    "en": (
        (320, "light", ALL),
        (320, "dark", COLOURS),
        (1440, "dark", COLOURS),
        (1440, "light", ALL),
    ),
    "fr": PLAIN,
    "zh-hans": PLAIN,
}


@pytest.mark.parametrize("language", LOOKS)
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, language: str, person: Meet) -> None:
    someone = person(name)
    speak(someone, language)
    found = []
    for page, path, link in PAGES[name]:
        visit(someone, path, link)
        found += [f"{page} {language} {fault}" for fault in faults(someone.page, LOOKS[language])]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LOOKS)
def test_the_question_about_cookies_covers_nothing(
    language: str, market: Market, browser: Browser
) -> None:
    someone = Person(browser.new_context(locale="en-GB"), market.url, cookies="")
    speak(someone, language)
    found = []
    for _page, path, _link in PAGES[""][:3]:
        someone.open(path)
        found += [f"{path} {fault}" for fault in faults(someone.page, PLAIN)]
    someone.page.context.close()
    assert not found, "\n".join(found)


def faults(page: Page, looks: tuple[Look, ...]) -> Iterator[str]:
    """Yield size, theme, rule and place of every fault of the page that is open."""
    page.evaluate(AXE_SCRIPT)
    for width, theme, rules in looks:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(
            color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce"
        )
        if page.locator(".cookie-ask").count():  # at the end it stands below everything
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            yield f"{width}: {wide} px wide"
        for rule, place in violations(page, rules):
            yield f"{width} {theme}: {rule} at {place}"


def violations(page: Page, rules: dict[str, Any]) -> list[tuple[str, str]]:
    """Return rule and place of what axe-core finds on the page as it stands."""
    options = json.dumps(rules | {"resultTypes": ["violations"]})
    return [
        (rule["id"], str(node["target"][0]))
        for rule in page.evaluate(f"axe.run({options}).then(found => found.violations)")
        for node in rule["nodes"]
    ]
