"""Our source files as syntax trees."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("catalogue", "checkout", "cms", "config", "disputes", "marketplace", "search")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file: its path from the root, its length in lines, and its tree."""

    path: str
    lines: int
    tree: ast.Module

    def functions(self) -> Iterator[Function]:
        """Yield every function and method."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def at(self, node: ast.AST) -> str:
        """Return where a node stands."""
        return f"{self.path}:{getattr(node, 'lineno', 0)}"


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Return our modules below these folders (all of ours when none is named)."""
    found = [
        path
        for folder in folders or PACKAGES
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "migrations" not in path.parts
    ]
    return tuple(_module(path) for path in found)


def _module(path: Path) -> Module:
    text = path.read_text()
    return Module(str(path.relative_to(ROOT)), text.count("\n"), ast.parse(text))


def length(function: Function) -> int:
    """Return a function's lines without its decorators and its docstring."""
    lines = (function.end_lineno or 0) - function.lineno + 1
    first = function.body[0]
    documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    return lines - ((first.end_lineno or 0) - first.lineno + 1 if documented else 0)


def imports(tree: ast.AST) -> Iterator[tuple[ast.stmt, str]]:
    """Yield each imported name in full with its statement."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
