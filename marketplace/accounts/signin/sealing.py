"""Texts of minutes or days that must not lie in the clear in the session or the outbox."""

import base64
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


@lru_cache
def _cipher(secret: str) -> Fernet:
    derived = HKDF(SHA256(), length=32, salt=None, info=b"accounts.sealing").derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def seal(text: str) -> str:
    """Return the text encrypted under a key that comes from SECRET_KEY alone."""
    return _cipher(settings.SECRET_KEY).encrypt(text.encode()).decode()


def opened(sealed: str, *, lasts: int | None = None) -> str | None:
    """Return the text again, or None when it is older than `lasts` seconds or was changed."""
    try:
        return _cipher(settings.SECRET_KEY).decrypt(sealed.encode(), ttl=lasts).decode()
    except InvalidToken:
        return None
