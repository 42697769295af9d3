"""The checklist: six points, each with what it needs."""

from dataclasses import replace
from datetime import date

import pytest

from marketplace.companies.rules import Evidence, checklist

TODAY = date(2026, 11, 22)
FULL = Evidence(
    legal_name="Atelier",
    country_known=True,
    registration_fault=None,
    address_complete=True,
    licence_given=True,
    expires_on=TODAY,
)


def open_points(evidence: Evidence) -> list[str]:
    return [point.code for point in checklist(evidence, TODAY) if not point.done]


def test_a_full_file_misses_nothing() -> None:
    assert open_points(FULL) == []


@pytest.mark.parametrize(
    ("gap", "point"),
    [
        ({"legal_name": " "}, "name"),
        ({"country_known": False}, "country"),
        ({"registration_fault": "length"}, "registration"),
        ({"address_complete": False}, "address"),
        ({"licence_given": False}, "licence"),
        ({"expires_on": None}, "expiry"),
        ({"expires_on": date(2026, 11, 21)}, "expiry"),
    ],
)
def test_a_gap_is_named(gap, point) -> None:
    assert open_points(replace(FULL, **gap)) == [point]
