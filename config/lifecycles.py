"""Every lifecycle as a diagram and a table, drawn from the process tables themselves."""

from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from django.apps import apps

from marketplace.kernel.process import Process, Row

HEAD: Final = """# Lifecycles

Drawn from the process tables by `manage.py lifecycles`; a test fails when a table and this page
differ. Steps with a term are taken by the market itself when it ends.
"""
COLUMNS: Final = ("Step", "From", "To", "Who", "Condition", "Term", "Needs", "Effects")


def processes() -> list[tuple[type[Any], Process]]:
    """Return every model that has a process, with it, in order of the process's name."""
    found = [(model, model.PROCESS) for model in apps.get_models() if hasattr(model, "PROCESS")]
    return sorted(found, key=lambda pair: pair[1].name)


def page() -> str:
    """Return the whole page in Markdown."""
    return "\n".join([HEAD, *(_section(model, process) for model, process in processes())])


def _section(model: type[Any], process: Process) -> str:
    parts = [f"## {process.name} (`{model._meta.label}`)", "", *_diagram(process), ""]
    return "\n".join([*parts, *_table(process), ""])


def _diagram(process: Process) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {process.initial}"
    way = attrgetter("source", "target")
    for (source, target), rows in groupby(sorted(process.rows, key=way), key=way):
        yield f"    {source} --> {target}: {', '.join(row.name for row in rows)}"
    for name in sorted(process.final_states):
        yield f"    {name} --> [*]"
    yield "```"


def _table(process: Process) -> Iterator[str]:
    yield _line(COLUMNS)
    yield _line(["---"] * len(COLUMNS))
    for row in process.rows:
        yield _line(_cells(row))


def _cells(row: Row) -> list[str]:
    rules = [_words(rule) for rule in (row.actor, row.guard, row.deadline)]
    lists = [", ".join(names) for names in (row.needs, row.effects)]
    return [row.name, row.source, row.target, *rules, *lists]


def _line(cells: Any) -> str:
    return f"| {' | '.join(cells)} |"


def _words(rule: Callable[..., Any] | None) -> str:
    """Return what a rule's docstring says after its kind, as one line."""
    text = " ".join((getattr(rule, "__doc__", None) or "").split())
    kind, colon, rest = text.partition(": ")
    said = rest if colon and kind in {"Actor", "Guard", "Deadline"} else text
    return said.removesuffix(".").replace("|", "/")
