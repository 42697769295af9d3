"""Icons as inline SVG from static/icons, and the geometry of bars, without inline styles."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe


@lru_cache(maxsize=256)
def icon_svg(name: str) -> SafeString:
    """Return the icon's markup, hidden from screen readers; nothing for a name without a file."""
    found = finders.find(f"icons/{name}.svg")
    if not found:
        return SafeString("")
    shapes = Path(found).read_text(encoding="utf-8").partition(">")[2].rpartition("</svg>")[0]
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>',
        mark_safe("".join(shapes.split("\n")).strip()),  # noqa: S308  (our own files)
    )


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: its words, amount, tone, and where it lies in per cent of the whole."""

    label: object
    amount: Decimal
    currency: str
    tone: str
    start: str
    width: str


def segments(parts: Iterable[tuple[Any, ...]]) -> list[Segment]:
    """Lay parts (label, amount, currency, tone) side by side; nothing is wider than the whole."""
    rows = [(label, Decimal(amount), currency, tone) for label, amount, currency, tone in parts]
    whole = sum((max(amount, Decimal(0)) for _, amount, _, _ in rows), Decimal(0))
    found, start = [], Decimal(0)
    for label, amount, currency, tone in rows:
        width = max(amount, Decimal(0)) * 100 / whole if whole else Decimal(0)
        found.append(Segment(label, amount, currency, tone, f"{start:.3f}", f"{width:.3f}"))
        start += width
    return found
