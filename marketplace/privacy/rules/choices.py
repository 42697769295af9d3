"""What a device's choice says, and whether a purpose is allowed. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from marketplace.privacy.purposes import BY_NAME, COOKIES

VERSION: Final = "1"
_COOKIE: Final = re.compile(rf"{VERSION}~([A-Za-z0-9_-]{{16,43}})~([a-z_.]*)")


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose on a device: its random key and the optional purposes accepted."""

    device: str
    accepted: frozenset[str]


def read_choice(cookie: str) -> Choice | None:
    """Return the choice that a cookie holds, or None when it holds none that counts."""
    match = _COOKIE.fullmatch(cookie)
    if match is None:
        return None
    return Choice(match[1], frozenset(match[2].split(".")) & frozenset(COOKIES))


def write_choice(choice: Choice) -> str:
    """Return the cookie that holds a choice."""
    return f"{VERSION}~{choice.device}~{'.'.join(sorted(choice.accepted))}"


def is_signal(header: str | None) -> bool:
    """Say whether a `DNT` or `Sec-GPC` header asks not to be followed."""
    return (header or "").strip() == "1"


def is_allowed(purpose: str, *, agreed: Iterable[str], signalled: bool) -> bool:
    """Decide a purpose: agreed to, and not turned off by the browser's signal. Raises KeyError."""
    known = BY_NAME[purpose]
    return purpose in agreed and not (signalled and known.signal)
