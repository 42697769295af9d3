"""Which addresses lead away from the market, to which host, and which are refused. Pure."""

import re
from typing import Final
from urllib.parse import urlsplit

_ADDRESS: Final = re.compile(r"https?://[^\s<>\"'\\]+", re.IGNORECASE)
_TAIL: Final = ".,;:!?)]}»"
_ODD: Final = re.compile(r"[\s\\\x00-\x1f\x7f]")
LONGEST: Final = 2000


def host_of(address: str) -> str | None:
    """Return the host that an address leads to, with its port, as a browser reads it.

    None for everything that is refused: other schemes than http and https, no host, a name or
    password before the host, backslashes, spaces and control signs, more than 2,000 signs. Letters
    of other scripts come as `xn--`, so that no host looks like another one.
    """
    if _ODD.search(address) or len(address) > LONGEST:
        return None
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or "@" in parts.netloc:
        return None
    plain = _ascii(host)
    return f"{plain}:{port}" if plain and port else plain


def _ascii(host: str) -> str | None:
    if host.startswith("[") or ":" in host:
        return None
    try:
        return host.encode("idna").decode() or None
    except UnicodeError:
        return None


def leaves(address: str, own: str) -> bool:
    """Say whether an address leads to another host than the market's own (its full address)."""
    host = host_of(address)
    return host is not None and host != host_of(own)


def addresses_in(text: str) -> list[tuple[str, str]]:
    """Return a text as (words, address) in order; the address is empty after the last words.

    Signs that end a sentence belong to the words behind.
    """
    found, done = [], 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_TAIL)
        if host_of(address):
            found.append((text[done : match.start()], address))
            done = match.start() + len(address)
    return [*found, (text[done:], "")]
