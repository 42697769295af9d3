"""Requests to answers: sorting, empty results, filters by name."""

from typing import Any

import pytest

from search.asking import filters_of
from search.query import answer, ranked
from search.request import Request
from search.tree import Between, Exactly


def found(engine, **facts: Any) -> Any:
    return answer(engine, Request(**facts))


def test_some_words_are_added_behind_all_words(engine) -> None:
    given = found(engine, words="laser printer")
    assert (given.strict, given.total) == (3, 4)


def test_another_order_keeps_to_all_words(engine) -> None:
    given = found(engine, words="laser printer", sort="price")
    assert given.ids == [3, 1, 2]


def test_nothing_found_is_loosened_and_a_spelling_offered(engine) -> None:
    given = found(engine, words="catridge")
    assert (given.ids, given.loosened, given.spelling) == ([3], True, "cartridge")


def test_filters_that_leave_nothing_tell_how_many_there_are_without(engine) -> None:
    given = found(engine, words="toner", filters={"country": ("CN",)})
    assert (given.ids, given.unfiltered) == ([], 1)


def test_a_page_too_far_shows_the_last(engine) -> None:
    given = found(engine, page=400)
    assert (given.page, len(given.ids)) == (1, 5)


def test_an_attribute_filtered_by_keeps_its_other_values(engine) -> None:
    given = found(engine, filters={"attribute:Colour": ("Colour=Red",)})
    assert given.facets["attribute:Colour"] == [("Colour=Black", 5)]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"scope": "30"}, {"scope": Exactly("category", ("30",))}),
        ({"price_low": 5}, {"price": Between("price", 5, None)}),
        ({"filters": {"brand": ("HP",)}}, {"brand": Exactly("brand_key", ("HP",))}),
        ({"filters": {"lead_time": ("2", "7")}}, {"lead_time": Between("lead_time", None, 7)}),
    ],
)
def test_filters_of(facts, expected) -> None:
    assert filters_of(Request(**facts)) == expected


def test_ranked_gives_keys_alone(engine) -> None:
    assert ranked(engine, "toner", 100) == ["3"]
