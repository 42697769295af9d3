"""Terms end with a day in the platform's zone, whatever the clocks and the calendar do."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from marketplace.kernel.deadlines import (
    day_of,
    end_of_day,
    end_of_day_after,
    end_of_working_day_after,
    is_working_day,
    next_reminder,
)
from marketplace.kernel.templatetags.formatting import city_text


def utc(text: str) -> datetime:
    """Return an instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-01-10T12:00", 3, "2026-01-13T22:59:59.999999"),  # winter, UTC+1
        ("2026-07-10T12:00", 3, "2026-07-13T21:59:59.999999"),  # summer, UTC+2
        ("2026-03-28T12:00", 1, "2026-03-29T21:59:59.999999"),  # the day of 23 hours
        ("2026-10-24T12:00", 1, "2026-10-25T22:59:59.999999"),  # the day of 25 hours
        ("2026-01-10T23:30", 1, "2026-01-12T22:59:59.999999"),  # already the next day in Paris
        ("2028-02-28T12:00", 1, "2028-02-29T22:59:59.999999"),  # leap day
        ("2027-02-28T12:00", 1, "2027-03-01T22:59:59.999999"),
        ("2026-12-31T12:00", 0, "2026-12-31T22:59:59.999999"),
    ],
)
def test_calendar_days(start: str, days: int, end: str) -> None:
    assert end_of_day_after(utc(start), days) == utc(end)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-11-20T12:00", 1, date(2026, 11, 23)),  # Friday to Monday
        ("2026-11-21T12:00", 1, date(2026, 11, 23)),  # Saturday counts from Monday
        ("2026-11-18T12:00", 3, date(2026, 11, 23)),
        ("2026-11-18T12:00", 0, date(2026, 11, 18)),
    ],
)
def test_working_days(start: str, days: int, end: date) -> None:
    assert day_of(end_of_working_day_after(utc(start), days)) == end


def test_a_holiday_is_no_working_day(settings) -> None:
    settings.HOLIDAYS = frozenset({"2026-12-25"})
    assert not is_working_day(date(2026, 12, 25))
    assert day_of(end_of_working_day_after(utc("2026-12-24T12:00"), 1)) == date(2026, 12, 28)


def test_a_paper_without_end_ends_on_the_last_day_that_can_end() -> None:
    assert day_of(end_of_day(date(9999, 12, 31))) == date(9999, 12, 30)


@pytest.mark.parametrize(
    ("after", "reminder"),
    [
        ("2027-02-01T12:00", "2027-02-28T22:59:59.999999"),  # 30 days before begins 1 March
        ("2027-02-28T22:59:59.999999", "2027-03-23T22:59:59.999999"),
        ("2027-03-25T12:00", "2027-03-29T21:59:59.999999"),  # the whole of the 30th is left
    ],
)
def test_a_reminder_is_due_as_its_day_begins(after: str, reminder: str) -> None:
    assert next_reminder(date(2027, 3, 31), (30, 7, 1), utc(after)) == utc(reminder)


def test_no_reminder_is_left_on_the_day_before_the_last() -> None:
    assert next_reminder(date(2027, 3, 31), (30, 7, 1), utc("2027-03-30T12:00")) is None


@pytest.mark.parametrize(("code", "city"), [("en", "Paris"), ("fr", "Paris"), ("zh-hans", "巴黎")])
def test_the_zone_is_named_by_its_city(code: str, city: str) -> None:
    with translation.override(code):
        assert city_text() == city


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_day_ends_just_before_the_next(day: date) -> None:
    assert day_of(end_of_day(day)) == day
    assert end_of_day(day).microsecond == 999_999


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.integers(1, 60))
def test_a_term_of_working_days_ends_on_one(start: datetime, days: int) -> None:
    end = end_of_working_day_after(start.replace(tzinfo=UTC), days)
    assert is_working_day(day_of(end))
    assert end > start.replace(tzinfo=UTC)
