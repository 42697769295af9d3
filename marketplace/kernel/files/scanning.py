"""The virus scanner as an adapter: none configured, or a clamd on a socket address."""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

CHUNK = 1 << 16
CLEAN, INFECTED, AWAY, NONE = "clean", "infected", "quarantined", "not_scanned"


def scan(content: bytes) -> str:
    """Return clean, infected, quarantined (no verdict) or not_scanned (none configured)."""
    if not settings.SCANNER_URL:
        return NONE
    try:
        answer = _clamd(content)
    except OSError:
        return AWAY
    if answer.endswith(b"OK\0"):
        return CLEAN
    return INFECTED if answer.endswith(b"FOUND\0") else AWAY


def is_there() -> bool:
    """Say whether the configured scanner answers."""
    try:
        with _line() as line:
            line.sendall(b"zPING\0")
            return line.recv(64) == b"PONG\0"
    except OSError:
        return False


def _line() -> socket.socket:
    where = urlsplit(settings.SCANNER_URL)
    return socket.create_connection((where.hostname or "", where.port or 3310), timeout=30)


def _clamd(content: bytes) -> bytes:
    """Speak clamd's INSTREAM: length-prefixed chunks, a zero length at the end."""
    with _line() as line:
        line.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            line.sendall(struct.pack("!L", len(chunk)) + chunk)
        line.sendall(struct.pack("!L", 0))
        return line.recv(4096)
