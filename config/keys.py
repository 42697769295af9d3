"""Where the market's secrets come from: the environment, a file, or, in a demo, a new one kept."""

import base64
import secrets
from collections.abc import Callable
from os import environ
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def secret(name: str, kept: Path, *, demo: bool, new: Callable[[], str]) -> str:
    """Return a secret from NAME or the file NAME_FILE names; a demo makes one and keeps it.

    Raises ImproperlyConfigured where a real market has none.
    """
    if given := environ.get(name):
        return given
    path = Path(environ.get(f"{name}_FILE", kept))
    if not path.exists():
        if not demo:
            raise ImproperlyConfigured(f"Set {name} or {name}_FILE.")
        path.write_text(new())
        path.chmod(0o600)
    return path.read_text().strip()


def new_secret_key() -> str:
    """Return a key for signatures."""
    return secrets.token_urlsafe(50)


def new_field_keys() -> str:
    """Return a first key of 256 bits for sealed fields, as `field_keys` reads it."""
    return f"k1:{new_index_key()}"


def new_index_key() -> str:
    """Return a key of 256 bits in base64."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def field_keys(text: str) -> list[tuple[str, bytes]]:
    """Return (id, key) of `k2:<base64>,k1:<base64>`, the newest first.

    Raises ImproperlyConfigured for a key that is not 256 bits long.
    """
    pairs = [part.strip().partition(":") for part in text.split(",") if part.strip()]
    keys = [(name, base64.b64decode(key)) for name, _colon, key in pairs]
    if not keys or any(len(key) != 32 for _name, key in keys):
        raise ImproperlyConfigured("FIELD_KEYS needs keys of 32 bytes as id:base64, newest first.")
    return keys
