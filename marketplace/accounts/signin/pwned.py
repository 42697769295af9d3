"""The online range check of breached passwords, off by default.

Only the first five hex digits of the SHA-1 leave the machine (k-anonymity), padded answers come
back: https://haveibeenpwned.com/API/v3#PwnedPasswords. Away means unknown, never a refusal.
"""

import hashlib
import logging
from typing import Final
from urllib.request import Request, urlopen

logger = logging.getLogger(__name__)
ADDRESS: Final = "https://api.pwnedpasswords.com/range/"
SECONDS: Final = 2.0


def is_known(password: str) -> bool:
    """Say whether the service knows the password."""
    digest = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper()
    rest = digest[5:]
    return any(
        line.partition(":")[0] == rest and line.strip().partition(":")[2] != "0"
        for line in answer(digest[:5]).splitlines()
    )


def answer(prefix: str) -> str:
    """Return the lines of the service for a prefix, none when it does not answer."""
    request = Request(ADDRESS + prefix, headers={"Add-Padding": "true"})  # noqa: S310  (https)
    try:
        with urlopen(request, timeout=SECONDS) as reply:  # noqa: S310
            return str(reply.read().decode())
    except OSError as fault:
        logger.warning("the list of breached passwords does not answer: %s", fault)
        return ""
