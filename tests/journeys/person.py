"""Somebody in a browser of their own, who sees words and clicks on them."""

import base64
import hmac
import re
import struct
import time
from pathlib import Path
from typing import Any

from django.utils import translation
from playwright.sync_api import BrowserContext, Locator, expect

from config.demo.cast import PASSWORD
from config.demo.papers import paper

SECRET = "JBSWY3DPEHPK3PXP"  # the demo staff's second factor, as printed by `demo_market`
WAIT = 30_000
PERIOD = 30


class Person:
    """A person at a market; every page but the first is reached by what stands on the page."""

    def __init__(
        self,
        context: BrowserContext,
        url: str,
        name: str = "",
        *,
        cookies: str = "Only necessary",
        language: str = "en",
    ) -> None:
        """Open the home page and answer the question about cookies, or leave it open with ""."""
        context.set_default_timeout(WAIT)
        expect.set_options(timeout=WAIT)
        self.name, self.url, self.page = name, url, context.new_page()
        self.language = language
        self.page.goto(url)
        if cookies and self.page.get_by_role("button", name=self.said(cookies)).count():
            self.press(cookies)

    def said(self, words: str) -> str:
        """Return English words as the market says them in the person's language."""
        with translation.override(self.language):
            return translation.gettext(words)

    def sign_in(self) -> None:
        """Sign in through the one door; staff give the second factor too."""
        self.follow("Sign in")
        self.fill({"E-mail": f"{self.name}@demo.example", "Password": PASSWORD})
        self.press("Sign in")
        for _once_or_again in range(2):
            if "/2fa/" in self.page.url:
                self._give_second_factor()
        self.sees("Desk")

    def _give_second_factor(self) -> None:
        """Type the code with some seconds of its period left; a code is taken only once."""
        left = left_of_period()
        self.page.wait_for_timeout(left * 1000 if left < PERIOD // 2 else 0)
        self.fill({"Code": one_time_code(SECRET)})
        self.press("Sign in")

    def prove(self) -> None:
        """Give the password again where a step asks for it."""
        if "/reauthenticate/" in self.page.url:
            self.fill({"Password": PASSWORD}, inside="main")
            self.press("Confirm", inside="main")

    def open(self, path: str, link: str = "") -> None:
        """Open an address of the market, then the first link that a selector finds there."""
        self.page.goto(self.url + path)
        if link and self.page.locator(link).count():
            self.page.goto(self.url + str(self.page.locator(link).first.get_attribute("href")))

    def follow(self, words: str, *, inside: str = "", exact: bool = True) -> None:
        """Click a link by its words, in the first part of the page that holds it."""
        link = self._within(inside).get_by_role("link", name=_words(self.said(words), exact))
        link.locator("visible=true").first.click()

    def press(self, words: str, *, inside: str = "") -> None:
        """Press a button by the beginning of its words."""
        button = self._within(inside).get_by_role(
            "button", name=_words(self.said(words), exact=False)
        )
        button.locator("visible=true").first.click()

    def fill(self, typed: dict[str, Any], *, inside: str = "") -> None:
        """Fill fields by the beginning of their labels: text, a choice, a tick or a file."""
        for label, value in typed.items():
            field = self._within(inside).get_by_label(_words(self.said(label), exact=False))
            _put(
                field.locator("visible=true").first,
                self.said(value) if isinstance(value, str) and value else value,
            )

    def sees(self, words: str) -> None:
        """Expect the words somewhere on the page."""
        expect(self.page.locator("body")).to_contain_text(self.said(words))

    def finds(self, words: str) -> None:
        """Expect a link with these words, looking again until the search index has it."""
        for _again in range(60):
            if self.page.get_by_role("link", name=words).count():
                return
            self.page.wait_for_timeout(1000)
            self.page.reload()
        expect(self.page.get_by_role("link", name=words).first).to_be_visible()

    def on_desk(self, place: str, section: str = "") -> None:
        """Go to a place of the company's desk; several sections may have one of that name."""
        self.follow("Desk", inside=".shell-nav", exact=False)
        section = self.said(section) if section else ""
        self.follow(place, inside=f".rail-fixed section:has-text('{section}')", exact=False)

    def on_platform(self, place: str) -> None:
        """Go to a place of the platform's desk."""
        self.follow("Platform desk", inside=".shell-nav", exact=False)
        self.follow(place, inside=".tabs", exact=False)

    def _within(self, selector: str) -> Any:
        return self.page.locator(selector) if selector else self.page


def _words(words: str, exact: bool) -> "str | re.Pattern[str]":
    return re.compile(r"^\s*" + re.escape(words) + (r"\s*$" if exact else ""))


def _put(field: Locator, value: Any) -> None:
    kind = field.evaluate("e => e.tagName == 'SELECT' ? 'select' : e.type")
    if kind == "select":
        option = field.locator("option", has_text=_words(value, exact=False)).first
        field.select_option(option.get_attribute("value"))
    elif kind in {"checkbox", "radio"}:
        field.check()
    elif kind == "file":
        field.set_input_files(value)
    else:
        field.fill(str(value))


def picture(folder: Path, title: str, *lines: str) -> Path:
    """Return an invented paper as a picture file."""
    upload = paper(title, list(lines), title.lower().replace(" ", "-"))
    path = folder / str(upload.name)
    path.write_bytes(upload.read())
    return path


def left_of_period() -> int:
    """Return the seconds until the next code."""
    return PERIOD - int(time.time()) % PERIOD


def one_time_code(secret: str) -> str:
    """Return the present six digits of a TOTP secret (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // PERIOD)
    digest = hmac.digest(base64.b32decode(secret), counter, "sha1")
    place = digest[-1] & 15
    number = int.from_bytes(digest[place : place + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
