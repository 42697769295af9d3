"""The contract of every engine."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search import engines, ranking
from search.engine import Ask, Steps, Unavailable, Values
from search.tree import EVERYTHING, NOTHING, Between, Exactly, Fuzzy, Phrase, Term
from tests.search.conftest import BACKENDS


def ids(engine, words="", **asked) -> list[str]:
    match = ranking.match(words) if words else EVERYTHING
    return engine.search(Ask(match=match, **asked)).ids


def test_all_words_come_before_some(engine) -> None:
    found = ids(engine, "laser printer")
    assert set(found[:3]) == {"1", "2", "3"}
    assert found[3:] == ["4"]


@pytest.mark.parametrize("typed", ["C-EXV 34", "cexv34", "C.EXV/34", "c exv-34"])
def test_a_part_number_is_found_in_any_notation(engine, typed) -> None:
    assert ids(engine, typed)[0] == "3"


def test_a_part_number_that_begins_so_is_found(engine) -> None:
    assert ids(engine, "013151") == ["1"]


def test_two_signs_swapped_in_a_part_number(engine) -> None:
    assert ids(engine, "E6B27A") == ["2"]


def test_chinese_is_found_by_pairs(engine) -> None:
    assert ids(engine, "打印机") == ["5"]


def test_words_that_nobody_has_find_nothing(engine) -> None:
    assert engine.search(Ask(match=ranking.match("zebra"))).total == 0


def test_a_letter_amiss_is_found_by_the_loose_tree(engine) -> None:
    found = engine.search(Ask(match=ranking.loose("catridge"))).ids
    assert found == ["3"]


def test_filters_narrow_inside_the_engine(engine) -> None:
    found = engine.search(Ask(filters={"country": Exactly("country", ("FR", "DE"))}))
    assert (sorted(found.ids), found.total) == (["1", "2", "3"], 3)


def test_two_filters_must_both_hold(engine) -> None:
    filters = {"country": Exactly("country", ("FR",)), "leaf": Exactly("leaf", ("30232110-8",))}
    assert ids(engine, filters=filters) == ["2"]


def test_a_category_holds_what_lies_below_it(engine) -> None:
    assert engine.search(Ask(filters={"c": Exactly("category", ("30000000-9",))})).total == 5


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(4_120_000, None, ["1", "2"]), (None, 650_000, ["3"]), (4_120_000, 4_120_000, ["1"])],
)
def test_prices_between_bounds_that_count(engine, low, high, expected) -> None:
    assert sorted(ids(engine, filters={"price": Between("price", low, high)})) == expected


def test_order_by_price_rising_and_falling(engine) -> None:
    assert ids(engine, sort="price")[0] == "3"
    assert ids(engine, sort="-price")[0] == "2"


def test_order_by_lead_time(engine) -> None:
    assert ids(engine, sort="lead_time")[-2:] == ["4", "5"]


def test_pages_do_not_overlap(engine) -> None:
    pages = [ids(engine, sort="price", offset=at, limit=2) for at in (0, 2, 4)]
    assert sorted(key for page in pages for key in page) == ["1", "2", "3", "4", "5"]


def test_a_page_behind_the_end_is_empty_and_the_total_stays(engine) -> None:
    answer = engine.search(Ask(offset=100))
    assert (answer.ids, answer.total) == ([], 5)


def test_facets_count_the_whole_result(engine) -> None:
    answer = engine.search(Ask(limit=1, facets=(Values("country", "country"),)))
    assert answer.facets["country"] == [("CN", 2), ("FR", 2), ("DE", 1)]


def test_a_facet_is_counted_without_its_own_filter(engine) -> None:
    facets = (Values("country", "country"), Values("leaf", "leaf"))
    answer = engine.search(Ask(filters={"country": Exactly("country", ("DE",))}, facets=facets))
    assert answer.facets["country"] == [("CN", 2), ("FR", 2), ("DE", 1)]
    assert answer.facets["leaf"] == [("30232110-8", 1)]


def test_steps_count_at_or_below_each_bound(engine) -> None:
    answer = engine.search(Ask(facets=(Steps("lead", "lead_time", (2, 9, 30)),)))
    assert answer.facets["lead"] == [("2", 3), ("9", 4), ("30", 5)]


def test_attributes_are_counted_as_name_and_value(engine) -> None:
    answer = engine.search(Ask(facets=(Values("attribute", "attribute"),)))
    assert answer.facets["attribute"] == [("Colour=Black", 5)]


def test_putting_again_replaces(engine, market) -> None:
    engine.put(market[:2])
    assert engine.search(Ask()).total == 5


def test_what_is_removed_is_gone_and_unknown_keys_are_fine(engine) -> None:
    engine.remove(["1", "99"])
    assert "1" not in ids(engine)


def test_a_rebuild_leaves_only_the_new(engine, market) -> None:
    assert engine.rebuild(market[:1]) == 1
    assert ids(engine) == ["1"]


def test_checksums_tell_changed_documents(engine, market) -> None:
    assert engine.checksums() == {document.id: document.checksum() for document in market}


def test_spellings_begin_as_asked(engine) -> None:
    assert ("printer", 4) in engine.spellings("prin")


def test_nothing_and_everything(engine) -> None:
    assert engine.search(Ask(match=NOTHING)).total == 0
    assert engine.search(Ask(match=EVERYTHING)).total == 5


def test_single_nodes(engine) -> None:
    assert engine.search(Ask(match=Term("title", "toner"))).ids == ["3"]
    assert engine.search(Ask(match=Fuzzy("title", "tonre"))).ids == ["3"]
    assert sorted(engine.search(Ask(match=Phrase("title", ("laser", "printer")))).ids) == [
        "1",
        "2",
        "3",
    ]


@pytest.mark.parametrize("backend", BACKENDS)
def test_an_empty_index_can_not_answer(backend) -> None:
    with engines.scratch(backend) as engine:
        engine.put([])
        with pytest.raises(Unavailable):
            engine.search(Ask())


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.text(max_size=80))
def test_no_words_break_an_engine(engine, words) -> None:
    for tree in (ranking.match(words), ranking.strict(words), ranking.loose(words)):
        assert engine.search(Ask(match=tree)).total <= 5
