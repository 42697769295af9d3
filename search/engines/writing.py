"""One writer at a time: wait a little for another process, commit at the end or take all back."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import tantivy

from search.engine import Busy, Unavailable

HEAP: Final = 48_000_000
PATIENCE: Final = 5.0
"""Seconds that a writer waits for another process before it gives up."""
_PAUSE: Final = 0.05
_LOCK_WORDS: Final = "LockBusy"


@contextmanager
def committing(index: tantivy.Index) -> Iterator[tantivy.IndexWriter]:
    """Give a writer; commit at the end, drop everything when an error passes. Raises Busy."""
    writer = _writer(index)
    try:
        yield writer
    except BaseException:
        writer.rollback()
        raise
    else:
        writer.commit()
    finally:
        writer.wait_merging_threads()


def _writer(index: tantivy.Index) -> tantivy.IndexWriter:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return index.writer(HEAP, 1)
        except ValueError as fault:
            if _LOCK_WORDS not in str(fault):
                raise Unavailable(f"the search index can not be written: {fault}") from fault
            if time.monotonic() > until:
                raise Busy("another process writes to the search index; try again") from fault
        time.sleep(_PAUSE)
