"""Sealing and opening text with AES-GCM, bound to the place it stands in.

A sealed text is `<key id>:<base64 of nonce and ciphertext>`; several keys read, the newest writes.
"""

import base64
import binascii
import re
import secrets
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.utils.translation import gettext as _

from marketplace.kernel.refusal import Refused

NONCE: Final = 12
"""Bytes of the random nonce (NIST SP 800-38D)."""
SHAPE: Final = re.compile(r"[^:\s]+:[A-Za-z0-9+/]{38,}={0,2}")
"""A nonce of 12 and a tag of 16 bytes are the least."""


class SealBroken(Refused):
    """A sealed text can not be opened; the reason names place and key, never what is sealed."""

    def __init__(self, reason: object) -> None:
        """Keep the reason."""
        super().__init__(reason, code="seal_broken")


def newest() -> str:
    """Return the id of the key that seals."""
    return str(settings.FIELD_KEYS[0][0])


def known() -> tuple[str, ...]:
    """Return the ids of all keys, the newest first."""
    return tuple(name for name, _key in settings.FIELD_KEYS)


def key_id(token: str) -> str:
    """Return the id of the key that a sealed text names."""
    return token.partition(":")[0]


def is_sealed(text: str) -> bool:
    """Say whether a text has the shape of a sealed one."""
    return SHAPE.fullmatch(text) is not None


def sealed(plain: str, place: str) -> str:
    """Return a text sealed with the newest key for one place; the same text never looks alike."""
    name = newest()
    nonce = secrets.token_bytes(NONCE)
    box = AESGCM(_key(name, place)).encrypt(nonce, plain.encode(), place.encode())
    return f"{name}:{base64.b64encode(nonce + box).decode()}"


def opened(token: str, place: str) -> str:
    """Return what was sealed for this place.

    Raises SealBroken for a key nobody has, a changed text, or one that was sealed elsewhere.
    """
    name, _colon, body = token.partition(":")
    key = _key(name, place)
    try:
        raw = base64.b64decode(body, validate=True)
        return AESGCM(key).decrypt(raw[:NONCE], raw[NONCE:], place.encode()).decode()
    except (InvalidTag, binascii.Error, ValueError) as fault:
        raise SealBroken(
            _("The sealed number at %(place)s was changed, or belongs to another row or key.")
            % {"place": place}
        ) from fault


def _key(name: str, place: str) -> bytes:
    key: bytes | None = dict(settings.FIELD_KEYS).get(name)
    if key is None:
        raise SealBroken(
            _("The number at %(place)s was sealed with the key “%(key)s”, which is not configured.")
            % {"place": place, "key": name}
        )
    return key
