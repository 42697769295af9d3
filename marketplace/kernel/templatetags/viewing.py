"""The viewer: a stored file read in the page, as pictures that the server made."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.http import QueryDict
from django.template import Context

from marketplace.kernel.files import may_see
from marketplace.kernel.files.checking import KINDS
from marketplace.kernel.files.pages import can_not_be_drawn, page_count
from marketplace.kernel.files.preparing import progress
from marketplace.kernel.files.states import LOCKED, why_locked
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import VISITOR, Party

register = template.Library()


@dataclass(frozen=True, slots=True)
class Shown:
    """One page of a file as the viewer shows it: its number, how many there are, how large."""

    key: int
    number: int
    pages: int
    is_large: bool
    kept: QueryDict

    @property
    def anchor(self) -> str:
        """The place of this viewer in the page."""
        return f"viewer-{self.key}"

    def address(self, number: int, *, large: bool) -> str:
        """Return the address of this page of the site with another page of the file."""
        wanted = self.kept.copy()
        wanted[f"page{self.key}"] = str(number)
        wanted.pop(f"large{self.key}", None)
        if large:
            wanted[f"large{self.key}"] = "1"
        return f"?{wanted.urlencode()}#{self.anchor}"

    @property
    def before(self) -> str:
        """Address of the page before; empty on the first."""
        return self.address(self.number - 1, large=self.is_large) if self.number > 1 else ""

    @property
    def after(self) -> str:
        """Address of the page after; empty on the last."""
        is_last = self.number >= self.pages
        return "" if is_last else self.address(self.number + 1, large=self.is_large)

    @property
    def resized(self) -> str:
        """Address of the same page in the other size."""
        return self.address(self.number, large=not self.is_large)

    @property
    def others(self) -> list[tuple[str, str]]:
        """What else the address holds, for the form that asks for a page."""
        mine = f"page{self.key}"
        return [(name, str(value)) for name, value in self.kept.items() if name != mine]


@register.inclusion_tag("kernel/viewer.html", takes_context=True)
def viewer(context: Context, stored: StoredFile | None, label: str = "") -> dict[str, Any]:
    """Show a picture, or a document page by page, with its download; nothing to who may not see
    it."""
    request = context.get("request")
    party: Party = getattr(request, "party", VISITOR)
    if stored is None or not may_see(party, stored):
        return {"stored": None}
    found = {"stored": stored, "label": label or stored.name, "request": request}
    if stored.scan in LOCKED:
        return found | {"why_locked": why_locked(stored), "job": progress(stored, party)}
    return found | _page(stored, request.GET if request else QueryDict())


def _page(stored: StoredFile, asked: QueryDict) -> dict[str, Any]:
    pages = page_count(stored)
    wanted = asked.get(f"page{stored.pk}", "1")
    number = min(max(int(wanted), 1), pages) if wanted.isdecimal() and len(wanted) < 6 else 1
    shown = Shown(stored.pk, number, pages, f"large{stored.pk}" in asked, asked)
    is_document = KINDS.get(stored.content_type, ("", ""))[0] == "pdf"
    return {
        "shown": shown if pages else None,
        "is_document": is_document,
        "failed": can_not_be_drawn(stored, number),
    }
