"""Keep the index equal to the market: single listings as news comes, everything by a rebuild.

All of it may be repeated: a document is made anew from the database or taken out.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final

from catalogue.models import Product
from checkout.order.models import Line
from marketplace.kernel import outbox
from marketplace.kernel.models import Event
from search.documents import ListingDocument
from search.engines import chosen
from search.listings import BATCH, documents_of, public_ids

TOPIC: Final = "search.index_listings"
LISTING: Final = "catalogue.product"
Progress = Callable[[int, int], None]


def index_listings(ids: Iterable[int]) -> None:
    """Make the index say what the database says of these listings: put what is public, else remove.

    Raises Busy while another process writes; the outbox then tries again.
    """
    keys = set(ids)
    documents = list(documents_of(keys))
    gone = {str(key) for key in keys} - {document.id for document in documents}
    engine = chosen()
    engine.put(documents)
    if gone:
        engine.remove(gone)


def index_message(payload: dict[str, Any]) -> None:
    """Index the listings of an outbox message."""
    index_listings(payload["ids"])


def index_event(event: Event) -> None:
    """Index the listing that an event is about."""
    index_listings([event.object_id])


def index_purchase(event: Event) -> None:
    """Index the listings of a purchase: their stock was reserved."""
    index_listings(_sold(order__purchase=event.object_id))


def index_order(event: Event) -> None:
    """Index the listings of an order: their stock was freed."""
    index_listings(_sold(order=event.object_id))


def _sold(**which: int) -> list[int]:
    lines = Line.objects.filter(**which).exclude(product=None)
    return list(lines.values_list("product_id", flat=True).distinct())


def index_company(event: Event) -> None:
    """Owe the index all listings of the company that an event is about, 500 to a message."""
    listings = Product.objects.filter(seller=event.object_id).order_by("pk")
    owe(listings.values_list("pk", flat=True))


def owe(ids: Iterable[int]) -> None:
    """Owe the index these listings, 500 to a message, in the caller's transaction."""
    keys = iter(ids)
    while batch := list(islice(keys, BATCH)):
        outbox.enqueue(TOPIC, ids=batch)


def rebuild(progress: Progress | None = None) -> int:
    """Build the whole index anew, switch to it, catch up; return the number of documents.

    `progress(done, total)` is called after each batch. Raises Busy.
    """
    since = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    number = chosen().rebuild(_all(public_ids(), progress or (lambda _done, _total: None)))
    index_listings(_changed_since(since))
    return number


def _all(ids: Sequence[int], progress: Progress) -> Iterator[ListingDocument]:
    for start in range(0, len(ids), BATCH):
        yield from documents_of(ids[start : start + BATCH])
        progress(min(start + BATCH, len(ids)), len(ids))


def _changed_since(event: int) -> list[int]:
    news = Event.objects.filter(pk__gt=event, object_type=LISTING)
    return list(news.values_list("object_id", flat=True).distinct())
