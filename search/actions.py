"""Keep the index equal to the market: single listings as news comes, everything by a rebuild.

All of it may be repeated: a document is made anew from the database or taken out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import islice
from typing import Final

from marketplace.kernel import outbox
from marketplace.kernel.clock import real_now
from marketplace.kernel.locks import held
from marketplace.kernel.models import Message
from search.documents import ListingDocument
from search.engine import Busy
from search.engines import chosen
from search.listings import BATCH, documents_of, public_ids
from search.queries import indexed_since

TOPIC: Final = "search.index_listings"
LOCK: Final = "search-index"
PATIENCE: Final = 10.0
"""Seconds that indexing waits for indexing in another process."""
Progress = Callable[[int, int], None]


def index_listings(ids: Iterable[int]) -> None:
    """Make the index say what the database says of these listings: put what is public, else remove.

    One process at a time reads and writes, so that nothing older overwrites. Raises Unavailable,
    or Busy while another process writes.
    """
    keys = iter(sorted(set(ids)))
    with held(LOCK, patience=PATIENCE) as alone:
        if not alone:
            raise Busy("another process indexes; try again")
        while batch := list(islice(keys, BATCH)):
            _index(batch)


def _index(keys: Sequence[int]) -> None:
    documents = list(documents_of(keys))
    gone = {str(key) for key in keys} - {document.id for document in documents}
    engine = chosen()
    if documents:
        engine.put(documents)
    if gone:
        engine.remove(gone)


def owe(ids: Iterable[int], *, later: timedelta = timedelta()) -> None:
    """Owe the index these listings, 500 to a message, in the caller's transaction."""
    keys = iter(ids)
    while batch := list(islice(keys, BATCH)):
        message = outbox.enqueue(TOPIC, ids=batch)
        if later:
            at = message.created_at + later
            Message.objects.filter(pk=message.pk).update(not_before=at)


def rebuild(progress: Progress | None = None) -> int:
    """Build the whole index anew, switch to it, catch up; return the number of documents.

    What was indexed meanwhile went into the old index and is done once more. `progress(done,
    total)` is called after each batch. Raises Unavailable or Busy.
    """
    since = real_now()
    number = chosen().rebuild(_all(public_ids(), progress or (lambda _done, _total: None)))
    index_listings(indexed_since(TOPIC, since))
    return number


def _all(ids: Sequence[int], progress: Progress) -> Iterator[ListingDocument]:
    for start in range(0, len(ids), BATCH):
        yield from documents_of(ids[start : start + BATCH])
        progress(min(start + BATCH, len(ids)), len(ids))
