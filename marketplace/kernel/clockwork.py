"""One turn of the market's clock: the steps that are due, then the files; one clock at a time."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from marketplace.kernel import clock, pulse
from marketplace.kernel.files import rescanning, sweeping
from marketplace.kernel.locks import held
from marketplace.kernel.steps import take_due

NAME: Final = "clock"
SWEEP_EVERY: Final = timedelta(hours=1)
_others: list[Callable[[], object]] = []


def also(work: Callable[[], object]) -> None:
    """Do `work` at each turn too: upper apps' daily mails and sweeping."""
    if work not in _others:
        _others.append(work)


def turn(*, patience: float = 0.0) -> int:
    """Take every step that is due and return how many; 0 at once when another clock is at it.

    `patience` in seconds is for people who wait for the answer.
    """
    with held(NAME, patience=patience) as alone:
        return _turn() if alone else 0


def _turn() -> int:
    clock.keep_pace()
    taken = take_due()
    rescanning.rescan()
    if pulse.beat("sweeper", every=SWEEP_EVERY):
        sweeping.sweep()
    for work in _others:
        work()
    pulse.beat(NAME)
    return taken
