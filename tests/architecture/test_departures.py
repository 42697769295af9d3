"""Every departure from Oscar stands in the table, and still replaces something."""

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from config.oscar import APPS, OVERRIDES, load


def upstream(key: str) -> Any:
    """Return Oscar's own class of a key such as partner.strategy.Selector."""
    module, _dot, name = key.rpartition(".")
    return getattr(import_module(f"oscar.apps.{module}"), name)


@pytest.mark.parametrize("key", sorted(OVERRIDES))
def test_an_override_replaces_a_class_that_oscar_has(key: str) -> None:
    module, _dot, name = key.rpartition(".")
    (ours,) = load(module, [name])
    theirs = upstream(key)
    assert f"{ours.__module__}.{ours.__name__}" == OVERRIDES[key]
    public = {attribute for attribute in vars(theirs) if not attribute.startswith("_")}
    assert issubclass(ours, theirs) or public <= set(dir(ours))


def test_what_the_table_does_not_name_is_oscars() -> None:
    assert load("partner.strategy", ["Base"]) == [upstream("partner.strategy.Base")]


@pytest.mark.parametrize("label", ["catalogue", "order", "payment", "checkout", "search"])
def test_a_fork_keeps_oscars_label(label: str) -> None:
    assert not apps.get_app_config(label).name.startswith("oscar.")


def test_the_table_fits_on_a_page() -> None:
    assert len(OVERRIDES) <= 40
    assert len(APPS) == len(set(APPS))
