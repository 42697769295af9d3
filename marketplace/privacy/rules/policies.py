"""What a policy is, which answers make a change material, and which version counts when. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

SOURCE: Final = "en"
NOTICE_DAYS: Final = 15


@dataclass(frozen=True, slots=True)
class Kind:
    """A policy that the market knows: its key, its usual title, whether people agree to it."""

    key: str
    title: object
    asks: bool = False


KINDS: Final = {
    kind.key: kind
    for kind in (
        Kind("terms", _("Terms of use"), asks=True),
        Kind("privacy", _("Privacy policy"), asks=True),
        Kind("cookies", _("Cookie policy")),
        Kind("commission", _("Fees and commission")),
        Kind("ranking", _("How results are ordered")),
    )
}
ASKING: Final = tuple(kind.key for kind in KINDS.values() if kind.asks)

QUESTIONS: Final[dict[str, object]] = {
    "new_purpose": _("Is something done with people's data, or with what they write, that is new?"),
    "new_recipient": _("Does somebody receive data who did not before?"),
    "longer_storage": _("Is anything kept for longer?"),
    "less_right": _("Does anybody lose a right, a service or a protection, or part of one?"),
    "new_duty": _("Does anybody have to pay or to do something that they did not before?"),
    "new_country": _("Do data go to, or does the law of, another country than before?"),
}
"""Any yes makes a change material: it costs the person something they had agreed otherwise."""


@dataclass(frozen=True, slots=True)
class Text:
    """A version's text in one language; `summary` says what changed."""

    language: str
    title: str
    body: str
    summary: str

    @property
    def hash(self) -> str:
        """The SHA-256 of what a person reads and agrees to."""
        return hashlib.sha256(f"{self.title}\n{self.body}".encode()).hexdigest()


def fingerprint(draft: Mapping[str, Any]) -> str:
    """Return SHA-256 of a draft: it says which one an editor looked at."""
    return hashlib.sha256(json.dumps(dict(draft), sort_keys=True).encode()).hexdigest()


def is_material(answers: Mapping[str, bool]) -> bool:
    """Say whether any of the six answers is yes. Raises KeyError when one is missing."""
    return any([answers[name] for name in QUESTIONS])


def in_force_from(
    published: datetime, *, material: bool, notice_ends: datetime, waiting: datetime | None
) -> datetime:
    """Return from when a version counts: after its notice when material, at once otherwise.

    `waiting` is from when the version before counts; no version overtakes one that waits.
    """
    own = notice_ends if material else published
    return max(own, waiting) if waiting else own


@dataclass(frozen=True, slots=True)
class Known:
    """What the rules need of a published version."""

    key: str
    number: int
    material: bool
    effective_at: datetime


def current(versions: Iterable[Known], at: datetime) -> dict[str, Known]:
    """Return the version of each policy that is in force at an instant."""
    in_force = sorted((v for v in versions if v.effective_at <= at), key=lambda v: v.number)
    return {version.key: version for version in in_force}


def coming(versions: Iterable[Known], at: datetime) -> list[Known]:
    """Return the versions that are published and not yet in force, the next first."""
    return sorted((v for v in versions if v.effective_at > at), key=lambda v: v.effective_at)


def to_agree(versions: Iterable[Known], agreed: Mapping[str, int], at: datetime) -> list[Known]:
    """Return the present versions that somebody still has to agree to.

    `agreed` is key -> number of the version agreed to. Asked is who never agreed, and who agreed
    to a version before the last material one in force.
    """
    known = [v for v in versions if v.key in ASKING]
    return [now for now in current(known, at).values() if _is_open(now, known, agreed)]


def _is_open(now: Known, known: list[Known], agreed: Mapping[str, int]) -> bool:
    last = agreed.get(now.key)
    if last is None:
        return True
    since = (v for v in known if v.key == now.key and last < v.number <= now.number)
    return any(version.material for version in since)
