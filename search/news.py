"""News of the market that the index must follow: each names the listings that it concerns."""

from catalogue.models import Product
from checkout.order.models import Line
from marketplace.kernel.models import Event
from search.actions import owe


def index_event(event: Event) -> None:
    """Owe the index the listing that an event is about."""
    owe([event.object_id])


def index_purchase(event: Event) -> None:
    """Owe the index the listings of a purchase: their stock was reserved."""
    owe(_sold(order__purchase=event.object_id))


def index_order(event: Event) -> None:
    """Owe the index the listings of an order: their stock was freed."""
    owe(_sold(order=event.object_id))


def _sold(**which: int) -> list[int]:
    lines = Line.objects.filter(**which).exclude(product=None)
    return list(lines.values_list("product_id", flat=True).distinct())


def index_company(event: Event) -> None:
    """Owe the index all listings of the company that an event is about."""
    listings = Product.objects.filter(seller=event.object_id).order_by("pk")
    owe(listings.values_list("pk", flat=True))
