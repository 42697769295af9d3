"""Where tantivy's index lives: a folder with a pointer to the present index, or memory.

A rebuild fills a new folder and moves the pointer, so that there is no moment without an index.
"""

import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, Protocol

import tantivy

from search.engine import Busy, Unavailable

VERSION: Final = "v1"
"""Changes with the fields: an index of another version counts as missing."""
POINTER: Final = "current"
HEAP: Final = 48_000_000
PATIENCE: Final = 5.0
"""Seconds that a writer waits for another process before it gives up."""
_PAUSE: Final = 0.05
_LOCK_WORDS: Final = "LockBusy"


class Store(Protocol):
    """The present index, for reading, for changing and for replacing as a whole."""

    def index(self) -> tantivy.Index:
        """Return the index with its last commit. Raises Unavailable."""

    def writing(self) -> AbstractContextManager[tantivy.IndexWriter]:
        """Give a writer; what it did is committed at the end. Raises Unavailable or Busy."""

    def replacing(self) -> AbstractContextManager[tantivy.IndexWriter]:
        """Give a writer of a new index, which replaces the old one at the end. Raises Busy."""


class InMemory:
    """An index that ends with the process: for tests and measuring."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema
        self.present = tantivy.Index(schema)

    def index(self) -> tantivy.Index:
        """Return the index."""
        return self.present

    @contextmanager
    def writing(self) -> Iterator[tantivy.IndexWriter]:
        """Give a writer of the present index."""
        with committing(self.present) as writer:
            yield writer
        self.present.reload()

    @contextmanager
    def replacing(self) -> Iterator[tantivy.IndexWriter]:
        """Give a writer of a new index and keep that."""
        new = tantivy.Index(self.schema)
        with committing(new) as writer:
            yield writer
        new.reload()
        self.present = new


class OnDisk:
    """Folders below `place`, one for each rebuild; the file `current` names the one in use."""

    def __init__(self, place: Path, schema: tantivy.Schema) -> None:
        self.place = place
        self.schema = schema
        self.seen: tuple[str, int] = ("", 0)
        self.present: tantivy.Index | None = None

    def index(self) -> tantivy.Index:
        """Return the present index, opened or reloaded when another process changed it."""
        name, stamp = self._state()
        if self.present is None or self.seen != (name, stamp):
            self.present = self._refreshed(name)
            self.seen = (name, stamp)
        return self.present

    def _state(self) -> tuple[str, int]:
        try:
            name = (self.place / POINTER).read_text().strip()
            return name, (self.place / name / "meta.json").stat().st_mtime_ns
        except (OSError, UnicodeDecodeError) as fault:
            raise Unavailable("there is no search index; run manage.py search_rebuild") from fault

    def _refreshed(self, name: str) -> tantivy.Index:
        if not name.startswith(f"index-{VERSION}-"):
            raise Unavailable(
                "the search index is of another version; run manage.py search_rebuild"
            )
        try:
            if self.present is not None and self.seen[0] == name:
                self.present.reload()
                return self.present
            return tantivy.Index.open(str(self.place / name))
        except ValueError as fault:
            raise Unavailable(f"the search index can not be read: {fault}") from fault

    @contextmanager
    def writing(self) -> Iterator[tantivy.IndexWriter]:
        """Give a writer of the present index; an index that is missing is made, empty."""
        with committing(self._made()) as writer:
            yield writer

    def _made(self) -> tantivy.Index:
        try:
            return self.index()
        except Unavailable:
            with self.replacing():
                pass
            return self.index()

    @contextmanager
    def replacing(self) -> Iterator[tantivy.IndexWriter]:
        """Fill a new folder, point at it, clear the old ones away."""
        folder = self.place / f"index-{VERSION}-{secrets.token_hex(6)}"
        folder.mkdir(parents=True)
        with committing(tantivy.Index(self.schema, path=str(folder))) as writer:
            yield writer
        pointer = self.place / f"{POINTER}.{secrets.token_hex(6)}"
        pointer.write_text(folder.name)
        os.replace(pointer, self.place / POINTER)
        self._clear_all_but(folder)

    def _clear_all_but(self, kept: Path) -> None:
        """Remove older indexes; readers keep the files they have open until they let go."""
        for old in self.place.glob("index-*"):
            if old != kept:
                shutil.rmtree(old, ignore_errors=True)


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
