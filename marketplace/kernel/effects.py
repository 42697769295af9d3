"""Consequences by name: tables name them, apps register them when ready, they run in the
transaction."""

from collections.abc import Callable
from typing import Any

from marketplace.kernel.models import Event

Effect = Callable[[Any, Event | None], None]
_effects: dict[str, list[Effect]] = {}


def register(name: str, effect: Effect) -> None:
    """Let `effect(obj, event)` run wherever a table names `name`; several may share a name."""
    known = _effects.setdefault(name, [])
    if effect not in known:
        known.append(effect)


def registered() -> frozenset[str]:
    """Return the names that somebody answers to."""
    return frozenset(_effects)


def run(name: str, obj: object, event: Event | None) -> None:
    """Run every effect of that name. Raises LookupError when nobody registered it."""
    if name not in _effects:
        raise LookupError(f"nobody registered the effect {name!r}")
    for effect in _effects[name]:
        effect(obj, event)
