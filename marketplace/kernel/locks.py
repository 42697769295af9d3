"""One at a time in the whole market: PostgreSQL's advisory locks, a locked file beside SQLite."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from time import monotonic, sleep
from zlib import crc32

from django.conf import settings
from django.db import DatabaseError, connection

PAUSE = 0.05


@contextmanager
def held(name: str, *, patience: float = 0.0) -> Iterator[bool]:
    """Hold the market's lock of a name; yield False when another has it after `patience` seconds.

    Taken outside a transaction. A process that dies lets go: its connection or file is closed.
    """
    lock = _advisory if connection.vendor == "postgresql" else locked_file
    with _patient(lambda: lock(name), monotonic() + patience) as alone:
        yield alone


@contextmanager
def _patient(lock: Callable[[], AbstractContextManager[bool]], end: float) -> Iterator[bool]:
    while True:
        with lock() as alone:
            if alone or monotonic() >= end:
                yield alone
                return
        sleep(PAUSE)


@contextmanager
def _advisory(name: str) -> Iterator[bool]:
    key = crc32(name.encode())
    alone = _ask("SELECT pg_try_advisory_lock(%s)", key)
    try:
        yield alone
    finally:
        if alone:
            _let_go(key)


def _let_go(key: int) -> None:
    try:
        _ask("SELECT pg_advisory_unlock(%s)", key)
    except DatabaseError:
        connection.close()  # the server lets go with the connection


def _ask(statement: str, key: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [key])
        return bool(cursor.fetchone()[0])


@contextmanager
def locked_file(name: str) -> Iterator[bool]:
    """Hold the lock of a file in the data folder, for every process of this machine."""
    path = Path(settings.DATA_DIR) / f"{name}.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as mark:
        try:
            fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True
