"""Work beside the pages: relay the outbox and take due steps, in this process or through a
broker."""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from django.conf import settings
from django.db import close_old_connections

from marketplace.kernel import clock, outbox
from marketplace.kernel.steps import take_due

logger = logging.getLogger(__name__)
PAUSE = 0.5
CLOCK_EVERY = 10


@contextmanager
def serving() -> Iterator[bool]:
    """Hold the mark of the one serving process; yield False when another process holds it."""
    path = Path(settings.DATA_DIR) / "serving.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


def settle() -> None:
    """Deliver what is owed unless a serving process does it, or a broker."""
    with serving() as alone:
        if alone and not outbox.uses_broker():
            outbox.relay()


def start_in_process() -> Event:
    """Start the thread that relays and keeps the clock; return its stop sign."""
    stop, bell = Event(), Event()
    outbox.wakes(bell.set)
    Thread(target=_run, args=(stop, bell), name="worker", daemon=True).start()
    return stop


def _run(stop: Event, bell: Event) -> None:
    turns = 0
    while not stop.is_set():
        _turn(turns)
        turns += 1
        bell.wait(PAUSE)
        bell.clear()


def _turn(number: int) -> None:
    """Relay, and now and then turn the clock; a fault, a busy database say, ends this turn only."""
    try:
        close_old_connections()
        if number % CLOCK_EVERY == 0:
            clock.keep_pace()
            take_due()
        outbox.relay()
    except Exception:
        logger.exception("The worker stumbled and goes on.")
