"""Finding equal numbers without opening any: a keyed hash of the compacted number.

INDEX_KEY holds one key, or several while a new one takes over: the newest first, which writes.
"""

import base64
import hashlib
import hmac
import unicodedata
from collections.abc import Callable
from contextvars import ContextVar
from typing import Final

from django.conf import settings

_in_use: Final[ContextVar[str | None]] = ContextVar("index_key", default=None)


def _keys() -> list[str]:
    return [key.strip() for key in settings.INDEX_KEY.split(",")]


def several_keys() -> bool:
    """Say whether a new index key is taking over."""
    return len(_keys()) > 1


def under_each_key(compute: Callable[[], str]) -> tuple[str, ...]:
    """Return what a computation of an index gives with each key, the newest first."""
    found = []
    for key in _keys():
        token = _in_use.set(key)
        try:
            found.append(compute())
        finally:
            _in_use.reset(token)
    return tuple(found)


def compacted(number: str) -> str:
    """Return a number as it is compared: letters and digits in capitals, whatever the notation."""
    plain = unicodedata.normalize("NFKC", number).upper()
    return "".join(sign for sign in plain if sign.isalnum())


def blind_index(kind: str, number: str) -> str:
    """Return the keyed hash by which two numbers of one kind are found equal; "" for none.

    64 hexadecimal digits; the same for every notation, never reversible without the key.
    """
    plain = compacted(number)
    key = base64.b64decode(_in_use.get() or _keys()[0])
    return hmac.new(key, f"{kind}\0{plain}".encode(), hashlib.sha256).hexdigest() if plain else ""


def end_of(number: str) -> str:
    """Return the last four characters: what may be shown, and kept in a column of its own."""
    return compacted(number)[-4:]


def masked(number_end: str) -> str:
    """Return how a sealed number is shown: its last four behind dots; "" for none."""
    return f"•••• {number_end}" if number_end else ""
