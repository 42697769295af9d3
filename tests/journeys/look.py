"""Pictures of the pages of a running demo: `look URL OUTDIR [PEOPLE] [LANGUAGE]` (`python -m`).

Every page at 320, 768 and 1440 px, light and dark, as everybody of `PAGES`. PEOPLE narrows it down,
for example `visitor,buyer`; LANGUAGE is en, fr or zh-hans.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.browser import launch
from tests.journeys.buying import CONSIGNEE
from tests.journeys.pages import PAGES, speak, visit
from tests.journeys.person import Person

WIDTHS = (320, 768, 1440)
THEMES = ("light", "dark")


def look(browser: Browser, url: str, name: str, out: Path, language: str = "en") -> Iterator[Path]:
    """Take the pictures of one person; yield each file."""
    person = Person(browser.new_context(locale="en-GB"), url, name)
    if name:
        person.sign_in()
    speak(person, language)
    for page, path, link in PAGES[name]:
        visit(person, path, link)
        yield from pictures(person.page, page, out)
    if name == "buyer":
        yield from ordering(person, url, out)


def ordering(person: Person, url: str, out: Path) -> Iterator[Path]:
    """Take the steps from the basket to the last page before the order, which is not placed."""
    person.page.goto(f"{url}/search/?q=toner&country=DE")
    person.press("Add", inside=".listings > li:first-child")
    person.page.goto(f"{url}/search/?q=paper&country=FR")
    person.press("Add", inside=".listings > li:first-child")
    yield from pictures(person.page, "basket", out)
    person.press("Go to checkout")
    yield from pictures(person.page, "checkout-delivery", out)
    person.fill(CONSIGNEE, inside="main")
    person.press("Continue")
    yield from pictures(person.page, "checkout-invoice", out)
    person.fill({"E-mail for the invoice": "invoices@demo.example"}, inside="main")
    person.press("Continue")
    yield from pictures(person.page, "checkout-check", out)


def pictures(page: Page, name: str, out: Path) -> Iterator[Path]:
    """Take one page at every width, light and dark; say when it is wider than the window."""
    for theme in THEMES:
        page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            path = out / f"{name}-{width}-{theme}.png"
            page.screenshot(path=path, full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            print(path.name if wide <= width else f"{path.name}: {wide} px wide")  # noqa: T201
            yield path


def main(url: str, folder: str, people: str = "", language: str = "en") -> None:
    """Take all pictures."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    names = [n if n != "visitor" else "" for n in people.split(",")] if people else list(PAGES)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name in names:
            list(look(browser, url.rstrip("/"), name, out, language))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
