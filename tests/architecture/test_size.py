"""Small functions, small modules, every result typed, no drawer for odds and ends."""

from pathlib import PurePath
from statistics import median, quantiles

from tests.architecture.code import Module, length, modules

FORBIDDEN = {"utils", "common", "managers", "services", "misc", "base", "helpers"}


def lengths(*folders: str) -> dict[str, int]:
    """Return the length of each function, by where it stands."""
    return {m.at(f): length(f) for m in modules(*folders) for f in m.functions()}


def ninth_tenth(sizes: list[int]) -> float:
    """Return what nine of ten do not exceed."""
    return quantiles(sizes, n=10)[-1]


def test_functions_are_short() -> None:
    sizes = lengths()
    assert {place: size for place, size in sizes.items() if size > 40} == {}
    assert median(sizes.values()) <= 6
    assert ninth_tenth(list(sizes.values())) <= 15


def test_modules_are_short() -> None:
    sizes = {module.path: module.lines for module in modules()}
    assert {path: size for path, size in sizes.items() if size > 300} == {}
    assert ninth_tenth(list(sizes.values())) <= 150


def test_test_functions_are_short() -> None:
    assert median(size for module in modules("tests") for size in _tests(module)) <= 8


def _tests(module: Module) -> list[int]:
    return [length(f) for f in module.functions() if f.name.startswith("test_")]


def test_every_function_says_what_it_returns() -> None:
    assert [m.at(f) for m in modules() for f in m.functions() if f.returns is None] == []


def test_no_module_is_a_drawer() -> None:
    parts = {module.path: set(PurePath(module.path).with_suffix("").parts) for module in modules()}
    assert [path for path, names in parts.items() if names & FORBIDDEN] == []
