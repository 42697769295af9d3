"""A policy's text in parts, and what differs between two texts."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.privacy.rules import policies as rules
from marketplace.privacy.rules.policies import Known, Text
from marketplace.privacy.rules.wording import Part, changes, difference, parts
from tests.privacy.texts import FIRST

DAY = datetime(2026, 1, 1, tzinfo=UTC)
LINES = st.lists(st.sampled_from(["", "one two", "two three", "## head", "- entry", "four"]))


def test_headings_paragraphs_and_lists() -> None:
    assert parts(f"{FIRST}\nand more\r\n\r\nThe end\nof it.") == [
        Part("heading", ("1. Who",)),
        Part("paragraph", ("We run the market.",)),
        Part("list", ("You pay us.", "We pay the seller.")),
        Part("paragraph", ("and more",)),
        Part("paragraph", ("The end of it.",)),
    ]


def test_a_changed_word_is_marked_within_its_paragraph() -> None:
    (pieces,) = difference("We keep it for two years here.", "We keep it for five years here.")
    assert [(p.kind, p.text) for p in pieces] == [
        ("same", "We keep it for "),
        ("removed", "two"),
        ("added", "five"),
        ("same", " years here."),
    ]


def test_only_what_differs_is_shown_under_its_heading() -> None:
    old = "## 1. A\n\nStays.\n\n## 2. B\n\n- pay us now\n- old\n\nStays too."
    new = "## 1. A\n\nStays.\n\n## 2. B\n\n- pay us later\n- quite another thing\n\nStays too."
    found = [(c.heading, [(p.kind, p.text) for p in c.pieces]) for c in changes(old, new)]
    assert found == [
        ("2. B", [("same", "pay us "), ("removed", "now"), ("added", "later")]),
        ("", [("removed", "old"), ("added", "quite another thing")]),
    ]


@given(LINES, LINES)
def test_both_texts_can_be_read_from_the_difference(old: list[str], new: list[str]) -> None:
    found = difference("\n".join(old), "\n".join(new))
    for kind, lines in (("removed", old), ("added", new)):
        side = ["".join(p.text for p in each if p.kind in ("same", kind)) for each in found]
        expected = [t for part in parts("\n".join(lines)) for t in part.texts]
        assert [t.removeprefix("## ").removeprefix("- ") for t in side if t] == expected


def test_the_hash_is_of_title_and_text() -> None:
    text = Text("en", "T", "b", "s")
    assert text.hash == "a51089485e8a82e3247b22196c6b94886c2b72ab79540ef8ed73fceef1e79181"
    assert text.hash == Text("fr", "T", "b", "other").hash != Text("en", "T", "c", "s").hash


@pytest.mark.parametrize(
    ("agreed", "at", "asked"),
    [
        ({}, 0, [1]),
        ({"terms": 1}, 0, []),
        ({"terms": 1}, 1, []),
        ({"terms": 1}, 2, [3]),
        ({"terms": 2}, 3, [4]),
        ({"terms": 3}, 3, []),
        ({"terms": 4}, 3, []),
        ({}, -1, []),
    ],
)
def test_who_is_asked(agreed: dict[str, int], at: int, asked: list[int]) -> None:
    """Version 3 is material; a person is asked for the present one only when it came since."""
    versions = [Known("terms", n, n == 3, DAY + timedelta(days=n - 1)) for n in (1, 2, 3, 4)]
    versions.append(Known("cookies", 1, True, DAY))
    open_ = rules.to_agree(versions, agreed, DAY + timedelta(days=at))
    assert [version.number for version in open_] == asked
