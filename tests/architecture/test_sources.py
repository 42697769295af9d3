"""What our sources never do, read from their syntax trees."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.code import Function, Module, imports, modules

KERNEL = "marketplace/kernel/"
LATE = {"ready", "get_urls"}
WEB = ("django.db", "django.http", "django.views", "django.forms", "django.shortcuts")
NEVER = {"rules": ("django.apps", "django.core", "oscar", "wagtail", *WEB), "process": WEB}


def assigned(node: ast.AST) -> list[ast.expr]:
    """Return what a statement assigns to."""
    if isinstance(node, ast.Assign):
        return node.targets
    return [node.target] if isinstance(node, ast.AnnAssign | ast.AugAssign) else []


def status_set(module: Module) -> Iterator[str]:
    """Yield where a status is assigned."""
    for node in ast.walk(module.tree):
        for target in assigned(node):
            if isinstance(target, ast.Attribute) and target.attr == "status":
                yield module.at(node)


def test_only_steps_change_a_status() -> None:
    others = (module for module in modules() if module.path != f"{KERNEL}steps.py")
    assert [at for module in others for at in status_set(module)] == []


def called(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield every call with its dotted name."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node, ast.unparse(node.func)


def test_the_time_comes_from_our_clock() -> None:
    clocks = ("timezone.now", "datetime.now", "datetime.utcnow", "datetime.today", "date.today")
    others = (m for m in modules() if m.path != f"{KERNEL}clock.py")
    assert [m.at(n) for m in others for n, name in called(m) if name.endswith(clocks)] == []


def imported_late(function: Function) -> list[ast.AST]:
    """Return the imports inside a function that may not have any."""
    nodes = [] if function.name in LATE else ast.walk(function)
    return [node for node in nodes if isinstance(node, ast.Import | ast.ImportFrom)]


def test_modules_import_at_their_head() -> None:
    assert [m.at(n) for m in modules() for f in m.functions() for n in imported_late(f)] == []


def test_oscar_is_imported_directly() -> None:
    loaders = ("oscar.core.loading.get_class", "oscar.core.loading.get_model")
    found = [m.at(n) for m in modules() for n, name in imports(m.tree) if name.startswith(loaders)]
    assert found == []


def belongs(module: Module, kind: str) -> bool:
    """Say whether a module is an application's rules.py or process.py, or in a package so named."""
    return f"/{kind}/" in module.path or module.path.endswith(f"/{kind}.py")


@pytest.mark.parametrize("kind", ["rules", "process"])
def test_rules_and_tables_are_pure(kind: str) -> None:
    pure = [m for m in modules() if belongs(m, kind) and not m.path.startswith(KERNEL)]
    assert len(pure) > 5
    found = [(m.at(n), name) for m in pure for n, name in imports(m.tree)]
    assert [one for one in found if one[1].startswith(NEVER[kind])] == []


def test_nobody_listens_to_signals() -> None:
    listening = ("receiver", ".connect")
    found = [m.at(n) for m in modules() for n, name in called(m) if name.endswith(listening)]
    assert found == []
