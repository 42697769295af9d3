"""What pages of steps say beyond the table: what one decides about, and what was done.

An app tells it for its processes in `apps.ready`; a process that nobody told has the plain words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from marketplace.kernel.party import Party
from marketplace.kernel.process import Row


@dataclass(frozen=True, slots=True)
class Sight:
    """What a party sees of an object before a step: rows of (label, value), and advice."""

    rows: list[tuple[str, str]] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepWords:
    """The words of one process.

    `sight(obj, party)` is what is decided about; `done` a sentence by step, in which %(object)s is
    named by `named(obj)`.
    """

    sight: Callable[[Any, Party], Sight] | None = None
    done: Mapping[str, object] = field(default_factory=dict)
    named: Callable[[Any], str] = str


_known: dict[str, StepWords] = {}
_NONE = StepWords()


def tell(process: str, words: StepWords) -> None:
    """Keep the words of a process."""
    _known[process] = words


def sight(obj: Any, party: Party) -> Sight:
    """Return what the party sees of the object before a step; nothing when nobody told."""
    found = _of(obj).sight
    return found(obj, party) if found else Sight()


def done(obj: Any, row: Row) -> str:
    """Return the sentence after a step, or "" when nobody told; one full stop after “S.L.”."""
    words = _of(obj)
    sentence = words.done.get(row.name)
    said = str(sentence) % {"object": words.named(obj)} if sentence else ""
    return said[:-1] if said.endswith("..") else said


def _of(obj: Any) -> StepWords:
    return _known.get(obj.PROCESS.name, _NONE)
