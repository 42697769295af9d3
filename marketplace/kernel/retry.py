"""Once more when the database picked our transaction as the one to give way."""

from collections.abc import Callable
from random import uniform
from time import sleep
from typing import Final, TypeVar

from django.db import OperationalError, connection

Done = TypeVar("Done")
# PostgreSQL, appendix A: serialization_failure and deadlock_detected.
GAVE_WAY: Final = frozenset({"40001", "40P01"})
MOMENT: Final = (0.02, 0.2)


def once_more(work: Callable[[], Done]) -> Done:
    """Do work that is a whole transaction, a second time after a moment if it had to give way.

    Inside a transaction it is done once: only the outermost work can be begun anew. The moment is
    random, so that two who met do not meet again.
    """
    try:
        return work()
    except OperationalError as fault:
        if connection.in_atomic_block or _state(fault) not in GAVE_WAY:
            raise
    sleep(uniform(*MOMENT))  # noqa: S311  (a pause, not a secret)
    return work()


def _state(fault: OperationalError) -> str | None:
    return getattr(fault.__cause__, "sqlstate", None)
