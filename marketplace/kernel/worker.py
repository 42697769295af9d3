"""Work beside the pages: relay the outbox and take due steps, in this process or through a
broker."""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Event, Thread

from django.db import close_old_connections

from marketplace.kernel import clockwork, outbox
from marketplace.kernel.locks import locked_file

logger = logging.getLogger(__name__)
PAUSE = 0.5
CLOCK_EVERY = 10
_rounds: list[Callable[[], object]] = []


def serving() -> AbstractContextManager[bool]:
    """Hold the mark of the one serving process; it is False while another process holds it."""
    return locked_file("serving")


def settle() -> None:
    """Deliver what is owed unless a serving process does it, or a broker."""
    with serving() as alone:
        if alone and not outbox.uses_broker():
            outbox.relay()


def every(work: Callable[[], object]) -> None:
    """Do `work` after each turn of the clock in the serving process; a broker has its schedule."""
    _rounds.append(work)


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
            clockwork.turn()
            for work in _rounds:
                work()
        outbox.relay()
    except Exception:
        logger.exception("The worker stumbled and goes on.")
