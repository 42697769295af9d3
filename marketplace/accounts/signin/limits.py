"""How many mails and texts one mailbox or telephone gets, whoever asks and from wherever.

allauth counts per address asked from and per account; this counts what arrives, in every spelling.
The answer that the asker sees stays the same.
"""

import hashlib
from typing import Final

from django.core.cache import cache

from marketplace.accounts.signin.addresses import limit_key

MAILS: Final = ((6, 600), (20, 86_400))
"""Codes and hints by mail: at most six in ten minutes and twenty a day."""
TEXTS: Final = ((3, 600), (8, 86_400))
"""Texts cost money: three in ten minutes and eight a day."""


def may_send(recipient: str, limits: tuple[tuple[int, int], ...] = MAILS) -> bool:
    """Count one more message to a recipient; say whether it may leave.

    With the cache away nothing can be counted and nothing leaves; the door is closed then anyway.
    """
    key = hashlib.sha256(limit_key(recipient).encode()).hexdigest()
    return all(_counted(f"signin:{seconds}:{key}", most, seconds) for most, seconds in limits)


def _counted(key: str, most: int, seconds: int) -> bool:
    if cache.add(key, 1, seconds):
        return True
    try:
        return 0 < cache.incr(key) <= most
    except ValueError:  # it ran out between the two
        return bool(cache.add(key, 1, seconds))
