"""Tokens and part numbers: the same for documents and queries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import fold, looks_like_part, part_number, prefixes, tokens, trigrams


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Laser Printers", ["laser", "printer"]),
        ("Café CRÈME", ["cafe", "creme"]),
        ("Straße", ["strass"]),
        ("Ø 12 łódź", ["o", "12", "lodz"]),
        ("LabelManager™", ["labelmanag"]),
        ('43.2 cm (17")', ["43.2", "cm", "17"]),
        ("43,2", ["43.2"]),
        ("激光打印机", ["激光", "光打", "打印", "印机"]),
        ("A4激光", ["a4", "激光"]),
        ("机", ["机"]),
        ("ﬁbre", ["fibr"]),
        ("\x00 -- !", []),
    ],
)
def test_tokens(text, expected) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("C-EXV 34", "CEXV34"),
        ("c.exv/34", "CEXV34"),
        ("006R90321", "006R90321"),
        ("x" * 101, ""),
        ("---", ""),
    ],
)
def test_part_number(typed, expected) -> None:
    assert part_number(typed) == expected


def test_beginnings_of_a_part_number_start_at_four_signs() -> None:
    assert prefixes("E6B72A") == ["E6B7", "E6B72"]


def test_pieces_of_a_part_number() -> None:
    assert trigrams("E6B72") == ["E6B", "6B7", "B72"]


@pytest.mark.parametrize(("part", "expected"), [("E6B7", True), ("TONER", False), ("34", False)])
def test_only_longer_texts_with_a_digit_may_be_part_numbers(part, expected) -> None:
    assert looks_like_part(part) is expected


@given(st.text(max_size=300))
def test_tokens_hold_no_space_and_folding_is_final(text) -> None:
    assert all(token and not any(sign.isspace() for sign in token) for token in tokens(text))
    assert fold(fold(text)) == fold(text)
