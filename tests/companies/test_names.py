"""Alikeness of names advises the reviewer."""

from hypothesis import given
from hypothesis import strategies as st

from marketplace.companies.rules import alikeness


def test_case_accents_and_dots_do_not_count() -> None:
    assert alikeness("Société Lumière S.A.", "SOCIETE LUMIERE SA") == 100


def test_another_name_is_unlike() -> None:
    assert alikeness("Suzhou Lantern Lighting", "Chen Jie") < 40


@given(st.text(max_size=40))
def test_a_name_is_like_itself(name) -> None:
    assert alikeness(name, name) == 100
