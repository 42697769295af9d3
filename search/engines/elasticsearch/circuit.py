"""After a failure nobody waits for the server for a while; then one asks again for all."""

import time
from collections.abc import Callable
from threading import Lock
from typing import Final

from search.engine import Away

PAUSE: Final = 5.0
"""Seconds for which a server that failed is not asked."""


class Circuit:
    """Open after a failure until a call succeeds; kept in each process, shared by its threads."""

    def __init__(self, pause: float = PAUSE, clock: Callable[[], float] = time.monotonic) -> None:
        self.pause = pause
        self.clock = clock
        self.lock = Lock()
        self.open_until: float | None = None

    def enter(self) -> None:
        """Pass, or raise Away. When the pause is over one caller passes and a new pause begins."""
        with self.lock:
            if self.open_until is None:
                return
            if self.clock() < self.open_until:
                raise Away("Elasticsearch did not answer a moment ago")
            self.open_until = self.clock() + self.pause

    def failed(self) -> None:
        """Begin a pause."""
        with self.lock:
            self.open_until = self.clock() + self.pause

    def succeeded(self) -> None:
        """Let everybody pass again."""
        with self.lock:
            self.open_until = None
