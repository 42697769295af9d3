"""Amounts, dates and sizes in three languages."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import translation

from marketplace.kernel.templatetags import comptoir, formatting, pictures

NOON = datetime(2026, 11, 22, 11, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "4,120.50"), ("fr", "4\u202f120,50"), ("zh-hans", "4,120.50")],
)
def test_amount_by_language(language: str, text: str) -> None:
    with translation.override(language):
        assert formatting.amount_text(Decimal("4120.5"), "EUR") == text


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("412", "EUR", "412.00"),
        ("0.0425", "EUR", "0.0425"),
        ("3.1", "KWD", "3.100"),
        ("1200", "JPY", "1,200"),
        ("0.5", "JPY", "0.5"),
    ],
)
def test_unit_price_digits(amount: str, currency: str, text: str) -> None:
    assert formatting.unit_price_text(Decimal(amount), currency) == text


def test_money_names_the_currency_after_the_amount() -> None:
    drawn = comptoir.money(Decimal("12"), "KWD")
    assert drawn == '<span class="money">12.000\u00a0<span class="currency">KWD</span></span>'


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "22 Nov 2026, 12:02"),
        ("fr", "22 nov. 2026, 12:02"),
        ("zh-hans", "2026年11月22日 12:02"),
    ],
)
def test_moment_by_language(language: str, text: str) -> None:
    with translation.override(language):
        assert formatting.moment_text(NOON) == text


def test_moment_carries_its_zone() -> None:
    assert '<time datetime="2026-11-22T12:02:00+01:00">' in comptoir.moment(NOON)


def test_day_of_a_date() -> None:
    assert comptoir.day(date(2026, 12, 8)) == '<time datetime="2026-12-08">8 Dec 2026</time>'


def test_last_second_is_the_end_of_its_day() -> None:
    midnight = datetime(2026, 12, 8, 23, 0, tzinfo=UTC)
    assert formatting.until_text(midnight) == "8 Dec 2026, end of day"
    assert formatting.until_text(midnight - timedelta(seconds=1)) == "8 Dec 2026, end of day"


@pytest.mark.parametrize(
    ("left", "text"),
    [
        (timedelta(days=17, hours=3), "17 days left"),
        (timedelta(hours=5), "5 hours left"),
        (timedelta(seconds=5), "1 minute left"),
        (timedelta(hours=-3), "overdue since today"),
        (timedelta(days=-2), "overdue by 2 days"),
    ],
)
def test_time_left(left: timedelta, text: str) -> None:
    assert formatting.remaining_text(NOON + left, NOON) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [(12, "12\u00a0B"), (1_240_000, "1.2\u00a0MB"), (30_000_000, "30.0\u00a0MB")],
)
def test_file_size(size: int, text: str) -> None:
    assert formatting.size_text(size) == text


def test_percent() -> None:
    assert formatting.percent_text(Decimal("0.055")) == "5.5\u00a0%"


def test_country_by_language() -> None:
    with translation.override("fr"):
        assert formatting.country_text("DE") == "Allemagne"


def test_segments_fill_the_bar() -> None:
    parts = [("held", Decimal("30"), "EUR", "amber"), ("released", Decimal("10"), "EUR", "green")]
    drawn = [(s.start, s.width) for s in pictures.segments(parts)]
    assert drawn == [("0.000", "75.000"), ("75.000", "25.000")]


def test_segments_of_nothing_are_empty() -> None:
    assert pictures.segments([("held", Decimal(0), "EUR", "amber")])[0].width == "0.000"


def test_icon_is_hidden_from_readers() -> None:
    assert 'aria-hidden="true"' in pictures.icon_svg("bell")


def test_unknown_icon_draws_nothing() -> None:
    assert pictures.icon_svg("no-such-icon") == ""
