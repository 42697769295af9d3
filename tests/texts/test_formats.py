"""Days, times, numbers and money follow the reader's language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.html import strip_tags

DAY, INSTANT = date(2026, 11, 22), datetime(2026, 11, 22, 13, 2, tzinfo=UTC)
FACTS = {"day": DAY, "at": INSTANT, "n": 1904, "sum": Decimal("4120.5"), "share": Decimal("0.2")}


def drawn(tag: str, code: str) -> str:
    """Return a template's text in a language, with plain spaces."""
    with translation.override(code):
        page = Template("{% load comptoir %}" + tag).render(Context(FACTS))
    return strip_tags(page).replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("tag", "english", "french", "chinese"),
    [
        ("{{ day|day }}", "22 Nov 2026", "22 nov. 2026", "2026年11月22日"),
        ("{{ day|short_day }}", "22 Nov", "22 nov.", "11月22日"),
        ("{{ at|moment }}", "22 Nov 2026, 14:02", "22 nov. 2026, 14:02", "2026年11月22日 14:02"),
        ("{{ n|number }}", "1,904", "1 904", "1,904"),
        ("{{ share|percent }}", "20 %", "20 %", "20%"),
    ],
)
def test_by_language(tag: str, english: str, french: str, chinese: str) -> None:
    shown = [drawn(tag, code) for code in ("en", "fr", "zh-hans")]
    assert shown == [english, french, chinese]


@pytest.mark.parametrize(
    ("code", "shown"), [("en", "4,120.50"), ("fr", "4 120,50"), ("zh-hans", "4,120.50")]
)
def test_money(code: str, shown: str) -> None:
    assert shown in drawn("{% money sum 'EUR' %}", code)


@pytest.mark.parametrize(
    ("code", "name"), [("en", "Germany"), ("fr", "Allemagne"), ("zh-hans", "德国")]
)
def test_country(code: str, name: str) -> None:
    assert drawn("{{ 'DE'|country }}", code) == name
