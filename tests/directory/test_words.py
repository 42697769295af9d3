"""Names and numbers as the directory compares them."""

import pytest

from marketplace.directory.rules import text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Bürotechnik Hamburg GmbH", ["burotechnik", "hamburg"]),
        ("Société d’Études S.A.R.L.", ["societe", "d", "etudes"]),
        ("SAS", ["sas"]),
        ("ŁÓDŹ-Metal", ["lodz", "metal"]),
        ("苏州灯具", ["苏州", "州灯", "灯具", "具"]),
        ("", []),
    ],
)
def test_words_of_a_name(name, words) -> None:
    assert text.words(name) == words


def test_a_question_leaves_out_the_last_sign_of_a_run() -> None:
    assert text.asked("苏州") == ["苏州"]
    assert text.asked("苏") == ["苏"]


def test_a_question_is_not_endless() -> None:
    assert len(text.asked(" ".join(f"w{n}" for n in range(100)))) == text.MOST_WORDS


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("732 829 320", "732829320"),
        ("HRB 150148", "hrb150148"),
        ("Müller", ""),
        ("1234", ""),
    ],
)
def test_numbers_lose_their_separators(typed, number) -> None:
    assert text.number(typed) == number


def test_a_span_holds_all_that_begins_so() -> None:
    start, end = text.span("bur")
    inside = [word.encode() for word in ("bur", "buro", "burotechnik", "burz", "bur苏")]
    outside = [word.encode() for word in ("bu", "bus", "bv", "bua", "苏")]
    assert all(start <= key < end for key in inside)
    assert not any(start <= key < end for key in outside)


def test_keys_hold_names_and_numbers_once() -> None:
    found = text.keys(["Atelier Lyon SAS", "Atelier Lyon"], ["552 081 317", "x"])
    assert found == [b"552081317", b"atelier", b"lyon"]


def test_names_are_in_order_whatever_their_accents() -> None:
    names = ["Zebra", "Éclair", "eclat", "Abc GmbH"]
    assert sorted(names, key=text.sort_key) == ["Abc GmbH", "Éclair", "eclat", "Zebra"]
    assert text.sort_key("!!!") == "!!!"
