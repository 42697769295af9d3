"""Scores are exact sums of reasons; what is rare, recent and repeated counts more."""

from datetime import UTC, datetime, timedelta

import pytest

from search.recommendations.facts import ASKED, ORDERED, SHOWN, VIEWED, History, Thing, Trace
from search.recommendations.rules.popularity import standing_of
from search.recommendations.rules.ranking import again, rank, varied, weight_of

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PRINTER = Thing(1, "OKI B6500dn laser printer", "OKI", "00010002", "30232110-8")
CABLE = Thing(2, "StarTech Cat6 patch cable grey", "StarTech", "00030004", "32421000-0")


def did(thing: Thing, kind: str = ORDERED, days: float = 0, **facts) -> Trace:
    return Trace(thing, kind, NOW - timedelta(days=days), **facts)


@pytest.mark.parametrize(
    ("trace", "expected"),
    [
        (did(PRINTER), 1.0),
        (did(PRINTER, ASKED), 0.7),
        (did(PRINTER, VIEWED), 0.4),
        (did(PRINTER, days=90), 0.5),
        (did(PRINTER, days=-1), 1.0),
        (did(PRINTER, times=3), 2.0986),
    ],
)
def test_a_trace_weighs_by_kind_age_and_repetition(trace, expected) -> None:
    assert weight_of(trace, NOW) == pytest.approx(expected, abs=1e-4)


def test_the_same_features_are_wholly_alike_and_others_not_at_all() -> None:
    twin = Thing(3, PRINTER.title, PRINTER.brand, PRINTER.path)
    ranked = rank([did(PRINTER)], [twin, CABLE], NOW)
    assert [(each.key, round(each.score, 5)) for each in ranked] == [(3, 1.0)]


def test_a_rare_word_counts_more_than_a_common_one() -> None:
    pool = [Thing(n, f"laser printer {n}") for n in range(10)]
    rare, common = Thing(20, "duplex thing"), Thing(21, "laser thing")
    ranked = rank([did(Thing(30, "duplex laser"))], [*pool, rare, common], NOW)
    assert ranked[0].key == 20


def test_a_score_is_the_sum_of_at_most_five_reasons() -> None:
    traces = [did(Thing(n, f"laser printer {n}"), days=n) for n in range(10, 30)]
    for each in rank(traces, [PRINTER, Thing(3, "laser toner")], NOW):
        assert 1 <= len(each.reasons) <= 5
        assert abs(each.score - sum(r.weight for r in each.reasons)) < 1e-6
        assert list(each.reasons) == sorted(each.reasons, key=lambda r: -r.weight)


def test_without_its_reasons_an_item_loses_its_score() -> None:
    traces = [did(PRINTER), did(CABLE)]
    (first,) = rank(traces, [Thing(3, "laser printer")], NOW)
    rest = [t for t in traces if t not in {reason.trace for reason in first.reasons}]
    assert rank(rest, [Thing(3, "laser printer")], NOW) == []


def test_three_at_most_stand_first_for_the_same_reason() -> None:
    printers = [Thing(n, "OKI laser printer", "OKI") for n in range(10, 16)]
    traces = [did(PRINTER), did(CABLE, VIEWED)]
    ranked = rank(traces, [*printers, Thing(99, "StarTech patch panel")], NOW)
    assert [each.key for each in varied(ranked, 4)] == [10, 11, 12, 99]
    assert [each.key for each in varied(ranked[:5], 4)] == [10, 11, 12, 13]


def test_what_is_ordered_often_and_lately_is_ordered_again_first() -> None:
    often, once = did(PRINTER, days=30, times=6), did(CABLE, days=1)
    gone = did(Thing(9, "gone"), is_public=False)
    ranked = again([once, often, gone, did(CABLE, VIEWED)], NOW)
    assert [each.key for each in ranked] == [1, 2]
    assert ranked[0].score == pytest.approx(weight_of(often, NOW), abs=1e-6)


def test_what_was_set_aside_or_is_not_public_is_no_reason() -> None:
    hidden, sold = did(CABLE, VIEWED, is_public=False), did(PRINTER, is_public=False)
    assert History(traces=(hidden, sold)).used == [sold]
    assert History(traces=(sold,), unused=frozenset({1})).used == []


def test_discovery_leaves_out_what_is_known_or_put_aside() -> None:
    past = History(traces=(did(PRINTER), did(CABLE, VIEWED)), hidden=(Thing(7, "no"),))
    assert past.left_out == {1, 2, 7}


def test_the_listing_shown_is_a_reason_of_its_own() -> None:
    (found,) = rank([did(PRINTER, SHOWN)], [Thing(3, "laser printer")], NOW)
    assert [reason.trace.kind for reason in found.reasons] == [SHOWN]


@pytest.mark.parametrize(("companies", "popular"), [(9, False), (10, True), (12, True)])
def test_ten_companies_make_a_listing_popular(companies, popular) -> None:
    orders = [NOW - timedelta(days=n) for n in range(companies)]
    standing = standing_of(orders, NOW)
    assert (standing is not None) is popular
    if standing:
        assert standing.until == orders[9] + timedelta(days=90)


def test_an_order_of_last_season_does_not_count() -> None:
    assert standing_of([NOW - timedelta(days=n * 10) for n in range(10)], NOW) is None
