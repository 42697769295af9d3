"""GTIN, HS and CPV codes: what is right, and the words for what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean

from catalogue.rules import cpv_fault, gtin_fault, hs_fault, hs_text
from catalogue.specs import specs_from_text, specs_to_text


@pytest.mark.parametrize(
    "gtin", ["", "5031713034254", "5031713 034254", "73513537", "614141000036"]
)
def test_right_gtins(gtin) -> None:
    assert gtin_fault(gtin) is None


@pytest.mark.parametrize(
    ("gtin", "words"),
    [
        ("5031713034255", "should be 4"),
        ("614141000037", "should be 6"),
        ("50317", "this one has 5"),
        ("50317130342X4", "digits only"),
        ("٥٠٣١٧١٣٠٣٤٢٥٤", "digits only"),
    ],
)
def test_wrong_gtins_say_why(gtin, words) -> None:
    assert words in str(gtin_fault(gtin))


@given(st.from_regex(r"[0-9]{12}", fullmatch=True))
def test_the_named_check_digit_is_the_right_one(body) -> None:
    right = body + ean.calc_check_digit(body)
    wrong = body + str((int(right[-1]) + 1) % 10)
    assert gtin_fault(right) is None
    assert f"should be {right[-1]}" in str(gtin_fault(wrong))


@pytest.mark.parametrize("code", ["", "844332", "8443.32", "8443 32 10", "8443.32.10.00"])
def test_right_hs_codes(code) -> None:
    assert hs_fault(code) is None


@pytest.mark.parametrize("code", ["8443", "8443321", "84433a", "774332", "004332"])
def test_wrong_hs_codes(code) -> None:
    assert hs_fault(code) is not None


def test_hs_codes_are_shown_as_customs_write_them() -> None:
    assert [hs_text(c) for c in ("844332", "84433210", "8443321000", "")] == [
        "8443.32",
        "8443.32.10",
        "8443.32.10.00",
        "",
    ]


@pytest.mark.parametrize(
    ("code", "right"), [("30232110-8", True), ("30232110", False), ("x", False)]
)
def test_cpv_codes(code, right) -> None:
    assert (cpv_fault(code) is None) is right


def test_attributes_survive_being_typed() -> None:
    text = "Print speed: 43 ppm\nDuplex\nRatio: 16:9"
    assert specs_from_text(text) == {"Print speed": "43 ppm", "Duplex": True, "Ratio": "16:9"}
    assert specs_to_text(specs_from_text(text)) == text
