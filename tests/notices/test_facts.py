"""Facts of notices in the reader's language."""

import pytest
from django.utils import translation

from marketplace.notices.facts import spoken


@pytest.mark.parametrize(
    ("code", "day", "amount"),
    [
        ("en", "21 Dec 2028", "4,120.50"),
        ("fr", "21 déc. 2028", "4 120,50"),
        ("zh-hans", "2028年12月21日", "4,120.50"),
    ],
)
def test_days_and_amounts_follow_the_reader(code: str, day: str, amount: str) -> None:
    facts = {"until": "2028-12-21", "amount": "4120.50", "currency": "EUR", "number": "2026-000001"}
    with translation.override(code):
        said = spoken(facts)
    assert (said["until"], said["amount"].replace("\u202f", " ")) == (day, amount)
    assert said["number"] == "2026-000001"


def test_a_day_of_the_clock_is_told_in_the_markets_zone() -> None:
    assert spoken({"at": "2026-11-22 13:02:00+00:00"})["at"] == "22 Nov 2026, 14:02"


def test_words_that_look_like_nothing_stay() -> None:
    assert spoken({"reason": "See 2028-12-21.", "amount": 5}) == {
        "reason": "See 2028-12-21.", "amount": 5,
    }  # fmt: skip
