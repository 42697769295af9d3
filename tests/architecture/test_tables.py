"""Every process table is sound, and refuses all that it does not name."""

import re
from typing import Any

import pytest
from django.apps import apps
from django.urls import NoReverseMatch, reverse

from config.lifecycles import page, processes
from marketplace.kernel import effects
from marketplace.kernel.process import Process
from tests.architecture.code import ROOT

TABLES = [pytest.param(model, table, id=table.name) for model, table in processes()]


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_a_table_has_no_dead_end(model: type[Any], table: Process) -> None:
    assert table.unreachable() == table.stuck() == table.unknown() == frozenset()
    assert model._meta.label == table.model
    assert set(table.path) <= set(table.state_names)


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_the_database_knows_the_same_states(model: type[Any], table: Process) -> None:
    named = f"{table.name}_{table.field}_in_table"
    (constraint,) = [c for c in model._meta.constraints if c.name == named]
    assert all(f"'{state}'" in str(constraint.condition) for state in table.state_names)
    assert model._meta.get_field(table.field).default == table.initial


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_somebody_answers_to_every_effect(model: type[Any], table: Process) -> None:
    assert {name for row in table.rows for name in row.effects} <= effects.registered()


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_no_two_rows_give_one_step_two_meanings(model: type[Any], table: Process) -> None:
    keys = [(row.name, row.source) for row in table.rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(("model", "table"), TABLES)
def test_every_page_of_a_step_exists(model: type[Any], table: Process) -> None:
    for name in {row.page for row in table.rows if row.page}:
        assert any(_leads(name, key) for key in (1, "2026-000001-A")), name


def _leads(name: str, key: object) -> bool:
    try:
        return bool(reverse(name, args=[key]))
    except NoReverseMatch:
        return False


def test_the_page_of_lifecycles_is_up_to_date() -> None:
    assert (ROOT / "docs/lifecycles.md").read_text() == page(), "run: manage.py lifecycles"


def test_every_model_with_a_status_has_a_process() -> None:
    ours = re.compile(r"^(catalogue|checkout|cms|disputes|marketplace|search)")
    named = [m for m in apps.get_models() if ours.match(m.__module__) and hasattr(m, "status")]
    without = [model._meta.label for model in named if not hasattr(model, "PROCESS")]
    assert without == ["order.Line"]  # Oscar's own column, never written
