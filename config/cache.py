"""The cache in Redis, which may go away: nothing is found, nothing is kept, no page fails for it.

`add` then answers False, "not added": what counts tries by it, allauth's limits, refuses every try.
"""

import logging
from collections.abc import Callable
from time import monotonic
from typing import Any, ClassVar, Final

from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)
REST: Final = 3.0
"""Seconds without asking after a failure: a slow Redis costs one time-out and not one each."""


class YieldingClient(RedisCacheClient):
    """Django's own client, whose failures count as nothing found and nothing kept."""

    _away_until: ClassVar[float] = 0.0

    def ask(self, question: Callable[[], Any], instead: Any) -> Any:
        """Return the answer of Redis, or `instead` while it is away."""
        if monotonic() < self._away_until:
            return instead
        try:
            return question()
        except (RedisError, OSError) as fault:
            YieldingClient._away_until = monotonic() + REST
            logger.warning("The cache is away: %s", fault)
            return instead

    def is_away(self) -> bool:
        """Say whether Redis answers nothing now."""
        return not self.ask(lambda: self.get_client().ping(), False)

    def get(self, key: Any, default: Any) -> Any:
        """Return what is kept, else the default."""
        return self.ask(lambda: super(YieldingClient, self).get(key, default), default)


def _yielding(name: str, instead: Any) -> Any:
    """Return a method that asks as Django's client does."""
    question = getattr(RedisCacheClient, name)

    def ask(self: YieldingClient, *args: Any, **options: Any) -> Any:
        return self.ask(lambda: question(self, *args, **options), instead)

    return ask


INSTEAD: Final[dict[str, Any]] = {
    **dict.fromkeys(("add", "touch", "delete", "has_key", "clear"), False),
    **dict.fromkeys(("set", "set_many", "delete_many"), None),
    "get_many": {},
    "incr": 0,
}
for _name, _instead in INSTEAD.items():
    setattr(YieldingClient, _name, _yielding(_name, _instead))


class YieldingRedisCache(RedisCache):
    """Django's own backend on the client that yields."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        """Keep the addresses; connections are made when they are used."""
        super().__init__(server, params)
        self._class = YieldingClient


def is_away() -> bool:
    """Say whether the cache is configured to be Redis and Redis does not answer."""
    client = getattr(cache, "_cache", None)
    return isinstance(client, YieldingClient) and client.is_away()
