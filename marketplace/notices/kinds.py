"""The kinds of notices: their words with named places, and whether they can be switched off."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice. `title` and `text` are lazily translated and may hold `%(name)s` places.

    `must_send` marks legal and money notices: people can not switch their mail off.
    """

    name: str
    title: object
    text: object
    must_send: bool = False

    def title_of(self, facts: Mapping[str, Any]) -> str:
        """Return the title in the language now active. Raises KeyError for a missing fact."""
        return str(self.title) % facts

    def text_of(self, facts: Mapping[str, Any]) -> str:
        """Return the text in the language now active. Raises KeyError for a missing fact."""
        return str(self.text) % facts


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    """Make kinds known; each app does so when it is ready."""
    for kind in kinds:
        _kinds[kind.name] = kind


def get(name: str) -> Kind:
    """Return a kind. Raises LookupError when nobody registered it."""
    if name not in _kinds:
        raise LookupError(f"nobody registered the notice kind {name!r}")
    return _kinds[name]


def registered() -> tuple[Kind, ...]:
    """Return every kind, in order of name."""
    return tuple(_kinds[name] for name in sorted(_kinds))
