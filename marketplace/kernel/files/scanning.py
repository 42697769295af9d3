"""The virus scanner as an adapter: none configured, or a clamd on a socket address."""

import socket
import struct
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

CHUNK = 1 << 16
CLEAN, INFECTED, AWAY, NONE = "clean", "infected", "quarantined", "not_scanned"


def scan(content: bytes) -> str:
    """Return clean, infected, quarantined (no verdict) or not_scanned (none configured)."""
    return _verdict(content[start : start + CHUNK] for start in range(0, len(content), CHUNK))


def scan_file(path: Path) -> str:
    """Return the same of a kept file, read a piece at a time."""
    with path.open("rb") as kept:
        return _verdict(iter(lambda: kept.read(CHUNK), b""))


def _verdict(chunks: Iterable[bytes]) -> str:
    if not settings.SCANNER_URL:
        return NONE
    try:
        answer = _clamd(chunks)
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


def _clamd(chunks: Iterable[bytes]) -> bytes:
    """Speak clamd's INSTREAM: length-prefixed chunks, a zero length at the end."""
    with _line() as line:
        line.sendall(b"zINSTREAM\0")
        for chunk in chunks:
            line.sendall(struct.pack("!L", len(chunk)) + chunk)
        line.sendall(struct.pack("!L", 0))
        return line.recv(4096)
