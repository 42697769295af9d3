"""Where tantivy's index lives: a folder with a pointer to the present index, or memory.

A rebuild fills a new folder and moves the pointer, so that there is no moment without an index.
"""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final, Protocol

import tantivy

from search.engine import Unavailable
from search.engines.writing import committing

VERSION: Final = "v1"
"""Changes with the fields: an index of another version counts as missing."""
POINTER: Final = "current"


State = tuple[str, int, int]
"""Name of the index in use, and when and in which file it was committed last."""


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
        self.seen: State = ("", 0, 0)
        self.present: tantivy.Index | None = None

    def index(self) -> tantivy.Index:
        """Return the present index, opened or reloaded when another process changed it."""
        state = self._state()
        if self.present is None or self.seen != state:
            self.present = self._refreshed(state[0])
            self.seen = state
        return self.present

    def _state(self) -> State:
        try:
            name = (self.place / POINTER).read_text().strip()
            meta = (self.place / name / "meta.json").stat()
            return name, meta.st_mtime_ns, meta.st_ino
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
