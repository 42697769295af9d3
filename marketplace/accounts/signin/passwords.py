"""Passwords that everybody knows: refused from a list that is shipped, or asked for abroad.

`breached.bin` holds the first five bytes of the SHA-1 of each password, sorted: the union of the
password lists of zxcvbn-ts 4.1.3 and zxcvbn 4.5.0 (both MIT; from published breaches) and of
Django's own (BSD), those of six characters and more, in lower case.
"""

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

LIST: Final = Path(__file__).with_name("breached.bin")
PREFIX: Final = 5
_LEET: Final = str.maketrans("013457$@!", "oieastsai")
_ENDS: Final = re.compile(r"^[^a-z]+|[^a-z]+$")


@lru_cache
def _prefixes() -> frozenset[bytes]:
    raw = LIST.read_bytes()
    return frozenset(raw[at : at + PREFIX] for at in range(0, len(raw), PREFIX))


def is_listed(password: str) -> bool:
    """Say whether exactly this password, whatever its case, is on the list."""
    # SHA-1 only shortens the list; nothing is protected by it.
    digest = hashlib.sha1(password.lower().encode(), usedforsecurity=False).digest()
    return digest[:PREFIX] in _prefixes()


def is_breached(password: str) -> bool:
    """Say whether a password is known, or a known one with digits and signs around, or repeated."""
    plain = password.lower()
    cores = {plain, _once(plain), _ENDS.sub("", plain), _ENDS.sub("", plain.translate(_LEET))}
    return any(len(core) >= 6 and is_listed(core) for core in cores) or len(set(plain)) < 5


def _once(text: str) -> str:
    """Return the shortest part whose repetition is the text."""
    return text[: (text + text).find(text, 1)]


class BreachedPasswordValidator:
    """Refuse what is on the list and, where it is switched on, what the adapter knows."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a known password."""
        del user
        if is_breached(password) or self._known_abroad(password):
            raise ValidationError(
                _("This password is among those known from breaches. Please choose another one."),
                code="password_breached",
            )

    def _known_abroad(self, password: str) -> bool:
        adapter = settings.BREACHED_PASSWORDS_ADAPTER
        return bool(adapter and import_string(adapter)(password))

    def get_help_text(self) -> str:
        """Return what the sign-up page says about it."""
        return _("It must not be among the passwords known from breaches.")
