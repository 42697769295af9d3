"""Pictures of the key pages of a running demo: `python -m tests.journeys.look URL OUTDIR [PEOPLE]`.

Every page at 320, 768 and 1440 px, light and dark, as a visitor, a buyer, a seller, a moderator and
finance. PEOPLE narrows it down, for example `visitor,buyer`.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.browser import launch
from tests.journeys.buying import CONSIGNEE
from tests.journeys.person import Person

WIDTHS = (320, 768, 1440)
THEMES = ("light", "dark")

# Who sees what: (name of the picture, address, selector of a link on it to follow, or nothing).
PAGES = {
    "": (
        ("home", "/", ""),
        ("catalogue", "/catalogue/", ""),
        ("search", "/search/?q=laser+printer", ""),
        ("nothing-found", "/search/?q=zzqqxx", ""),
        ("listing", "/search/?q=laser+printer", ".listing-title a"),
        ("suppliers", "/companies/", ""),
        ("company", "/companies/burotechnik-hamburg-gmbh/", ""),
        ("sign-in", "/accounts/login/", ""),
        ("join", "/accounts/signup/", ""),
        ("basket-empty", "/basket/", ""),
        ("cookies", "/privacy/cookies/", ""),
        ("not-found", "/no-such-page/", ""),
    ),
    "buyer": (
        ("buyer-home", "/", ""),
        ("buyer-desk", "/desk/", ""),
        ("orders", "/desk/orders/", ""),
        ("order", "/desk/orders/?state=confirmed", "main td a"),
        ("order-completed", "/desk/orders/?state=completed", "main td a"),
        ("inquiries", "/desk/inquiries/", ""),
        ("identity", "/accounts/identity/", ""),
        ("consents", "/privacy/consents/", ""),
        ("notices", "/desk/notices/", ""),
    ),
    "seller2": (
        ("seller-desk", "/desk/", ""),
        ("listings", "/desk/listings/", ""),
        ("listing-edit", "/desk/listings/", "main td.do a"),
        ("terms", "/desk/listings/", "main td.do a + a"),
        ("sales", "/desk/sales/", ""),
        ("sale", "/desk/sales/?state=shipped", "main td a"),
        ("inquiry", "/desk/inquiries/selling/", "main .queue-what a"),
        ("company-file", "/desk/company/", ""),
        ("payouts", "/desk/payouts/", ""),
    ),
    "moderator": (
        ("moderation", "/moderation/", ""),
        ("company-files", "/moderation/companies/?state=verified", ""),
        ("company-review", "/moderation/companies/?state=verified", "main td a"),
        ("identity-queue", "/moderation/identities/", ""),
    ),
    "finance": (
        ("payments", "/moderation/payments/", ""),
        ("payment", "/moderation/payments/", "main td a"),
        ("refunds", "/moderation/refunds/", ""),
        ("staff-payouts", "/moderation/payouts/", ""),
    ),
}


def look(browser: Browser, url: str, name: str, out: Path) -> Iterator[Path]:
    """Take the pictures of one person; yield each file."""
    person = Person(browser.new_context(locale="en-GB"), url, name)
    if name:
        person.sign_in()
    for page, path, link in PAGES[name]:
        person.page.goto(url + path)
        if link and person.page.locator(link).count():
            person.page.goto(url + str(person.page.locator(link).first.get_attribute("href")))
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


def main(url: str, folder: str, people: str = "") -> None:
    """Take all pictures."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    names = [n if n != "visitor" else "" for n in people.split(",")] if people else list(PAGES)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for name in names:
            list(look(browser, url.rstrip("/"), name, out))
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
