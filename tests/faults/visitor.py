"""A person with a browser that keeps cookies and sends the forms of a page."""

import time
from dataclasses import dataclass, field
from typing import Any

import requests
from django.test import Client
from lxml import html

from tests.hostile.fields import forms_of


@dataclass
class Seen:
    """A page as a person sees it, and how many seconds it took to come."""

    status: int
    url: str
    text: str
    seconds: float
    body: bytes
    headers: Any


@dataclass
class Visitor:
    """Goes to pages of one market."""

    market: str
    session: requests.Session = field(default_factory=requests.Session)

    def signed_in_by(self, client: Client) -> "Visitor":
        """Take the session of a person who signed in before the fault."""
        for name, morsel in client.cookies.items():
            self.session.cookies.set(name, morsel.value)
        return self

    def get(self, path: str) -> Seen:
        """Open a page."""
        return self._asked("GET", path)

    def is_served(self) -> bool:
        """Say whether the market answers at all."""
        try:
            return self.get("/healthz").status == 200
        except requests.ConnectionError:
            return False

    def send(self, page: str, *, to: str = "", files: Any = None, **typed: Any) -> Seen:
        """Fill in and send the form of a page that goes to `to`, else to the page itself."""
        form = next(f for f in self.forms(page) if f.action == (to or page))
        shown = {f.name: f.value for f in form.fields if f.kind not in {"file", "button"}}
        return self._asked("POST", form.action, data=shown | typed, files=files)

    def forms(self, page: str) -> list[Any]:
        """Return the forms that a page shows."""
        return list(forms_of(page, self.get(page).body))

    def _asked(self, method: str, path: str, **sent: Any) -> Seen:
        start = time.monotonic()
        headers = {"Referer": self.market + path}
        answer = self.session.request(
            method, self.market + path, timeout=30, headers=headers, **sent
        )
        took = time.monotonic() - start
        return Seen(
            answer.status_code, answer.url, _text(answer.content), took, answer.content,
            answer.headers,
        )  # fmt: skip


def _text(body: bytes) -> str:
    page = html.fromstring(body or b"<p>")
    return " ".join(" ".join(page.itertext()).split())
