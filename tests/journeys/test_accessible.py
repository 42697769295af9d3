"""No page has a fault that axe-core finds: narrow and wide, light and dark."""

import json
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.journeys.pages import PAGES
from tests.journeys.person import Person

pytestmark = pytest.mark.server
Meet = Callable[..., Person]
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"resultTypes": ["violations"], "runOnly": TAGS}
RUN = f"axe.run({json.dumps(OPTIONS)}).then(found => found.violations)"


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(name: str, person: Meet) -> None:
    someone = person(name)
    found = [
        fault for page, path, link in PAGES[name] for fault in faults(someone, page, path, link)
    ]
    assert not found, "\n".join(found)


def faults(someone: Person, page: str, path: str, link: str) -> Iterator[str]:
    """Yield page, size, theme, rule and place of every fault."""
    someone.open(path, link)
    someone.page.evaluate(AXE_SCRIPT)
    for width in (320, 1440):
        someone.page.set_viewport_size({"width": width, "height": 900})
        for theme in ("light", "dark"):
            someone.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            for rule, place in violations(someone.page):
                yield f"{page} {width} {theme}: {rule} at {place}"


def violations(page: Page) -> list[tuple[str, str]]:
    """Return rule and place of what axe-core finds on the page as it stands."""
    return [
        (rule["id"], str(node["target"][0]))
        for rule in page.evaluate(RUN)
        for node in rule["nodes"]
    ]
