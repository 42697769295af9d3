"""Did you mean: edits counted, near words found."""

import pytest

from search.spelling import did_you_mean, distance


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("printer", "printer", 0),
        ("pritner", "printer", 1),
        ("pinter", "printer", 1),
        ("cartrigde", "cartridge", 1),
        ("", "abc", 3),
        ("kitten", "sitting", 3),
    ],
)
def test_distance(one, other, expected) -> None:
    assert distance(one, other) == distance(other, one) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lazer pritner", "laser printer"),
        ("tonner cartrigde", "toner cartridge"),
        ("printer", ""),
        ("xyzzy", ""),
        ("a4", ""),
    ],
)
def test_did_you_mean(engine, typed, expected) -> None:
    assert did_you_mean(engine, typed) == expected
