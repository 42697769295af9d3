"""The kinds of notices: their words with named places, their area, and how they may be sent."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from marketplace.notices import areas
from marketplace.notices.facts import spoken
from marketplace.notices.labels import LABELS

PLACE: Final = re.compile(r"%\(\w+\)[sd]")
STOPS: Final = ".。"
ENDED: Final = re.compile(rf"%\((\w+)\)s(?=[{STOPS}])")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice. `title` and `text` are lazily translated and may hold `%(name)s` places.

    `must_send` marks legal, money and security notices: people can not switch their mail off.
    `area` is a key of `areas.AREAS`, found by the name when empty; `urgent` kinds also go by SMS
    to a verified telephone; `label` names the kind where people choose, else its title does.
    """

    name: str
    title: object
    text: object
    must_send: bool = False
    area: str = ""
    urgent: bool = False
    label: object = ""

    def title_of(self, facts: Mapping[str, Any]) -> str:
        """Return the title in the language now active. Raises KeyError for a missing fact."""
        return _filled(str(self.title), facts)

    def text_of(self, facts: Mapping[str, Any]) -> str:
        """Return the text in the language now active. Raises KeyError for a missing fact."""
        return _filled(str(self.text), facts)

    @property
    def place(self) -> str:
        """The key of its area."""
        return self.area or areas.area_of(self.name)

    @property
    def words(self) -> str:
        """Its plain name in the language now active."""
        label = str(self.label or LABELS.get(self.name, ""))
        return label or PLACE.sub("…", str(self.title))


def _filled(words: str, facts: Mapping[str, Any]) -> str:
    """Put facts into their places; a sentence before a full stop does not bring a second one."""
    said = spoken(facts)
    ends = {name: str(said[name]).rstrip(STOPS) for name in ENDED.findall(words)}
    return words % (said | ends)


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


def names_in(area: str) -> list[str]:
    """Return the names of the kinds of an area, of all areas for the empty key."""
    return [kind.name for kind in registered() if area in {"", kind.place}]
