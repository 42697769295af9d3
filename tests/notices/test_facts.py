"""Facts of notices in the reader's language."""

import pytest
from django.utils import translation

from marketplace.notices.facts import spoken
from marketplace.notices.kinds import Kind


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


@pytest.mark.parametrize("name", ["2026-02-30", "1984-10-26", "2026-11-22 13:02+00:00"])
def test_a_name_that_looks_like_a_day_stays_a_name(name: str) -> None:
    assert spoken({"company": name}) == {"company": name}


def test_a_day_that_is_none_stays_as_it_came() -> None:
    assert spoken({"until": "2026-02-30", "day": ""}) == {"until": "2026-02-30", "day": ""}


@pytest.mark.parametrize(
    ("code", "reason", "said"),
    [
        ("en", "It has expired.", "Reason: It has expired. Give another."),
        ("en", "Unreadable", "Reason: Unreadable. Give another."),
        ("zh-hans", "已过期。", "原因：已过期。请重新提交。"),
    ],
)
def test_a_sentence_put_before_a_full_stop_brings_none(code: str, reason: str, said: str) -> None:
    text = {"en": "Reason: %(reason)s. Give another.", "zh-hans": "原因：%(reason)s。请重新提交。"}
    assert Kind("test.no", "No", text[code]).text_of({"reason": reason}) == said


def test_a_sentence_at_the_end_keeps_its_stop() -> None:
    assert Kind("test.no", "No", "Why: %(reason)s").text_of({"reason": "Late."}) == "Why: Late."


def test_words_that_look_like_nothing_stay() -> None:
    assert spoken({"reason": "See 2028-12-21.", "amount": 5}) == {
        "reason": "See 2028-12-21.", "amount": 5,
    }  # fmt: skip
