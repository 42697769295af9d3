"""One demo market, one Chromium and one folder of papers for all journeys."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.journeys import market as markets
from tests.journeys.browser import launch
from tests.journeys.market import Market
from tests.journeys.person import Person

LOCALES = {"en": "en-GB", "fr": "fr-FR", "zh-hans": "zh-CN"}


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a freshly loaded demo market, which nobody serves."""
    data = tmp_path_factory.mktemp("demo")
    markets.load(data)
    return data


@pytest.fixture(scope="module")
def market(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Market]:
    """A copy of the loaded market for one file of journeys: its clock may be moved."""
    data = tmp_path_factory.mktemp("market") / "data"
    shutil.copytree(loaded, data)
    with markets.served(data) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the papers that people hand in."""
    return tmp_path_factory.mktemp("papers")


@pytest.fixture(scope="module")
def person(market: Market, browser: Browser) -> Iterator[Callable[..., Person]]:
    """Who a test names, each in a browser of their own, signed in once."""
    known: dict[tuple[str, bool, str], Person] = {}

    def meet(name: str = "", *, script: bool = True, language: str = "en") -> Person:
        key = (name, script, language)
        if key not in known:
            context = browser.new_context(locale=LOCALES[language], java_script_enabled=script)
            known[key] = Person(context, market.url, name, language=language)
            if name:
                known[key].sign_in()
        return known[key]

    yield meet
    for one in known.values():
        one.page.context.close()
