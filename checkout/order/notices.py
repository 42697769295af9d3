"""Who is told what of an order, and the words of its history."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext_lazy as _

from checkout.order.models import Order
from marketplace.companies.queries import people_with
from marketplace.kernel.models import Event
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind

EVENT_WORDS: Final[dict[str, object]] = {
    "purchase.placed": _("Purchase placed"),
    "purchase.kept": _("Kept until the proof of payment is matched"),
    "purchase.clock_resumed": _("The time to pay runs on"),
    "order.awaiting_payment": _("Order placed"),
    "order.to_confirm": _("Paid; the money is held"),
    "order.confirmed": _("Order confirmed by the seller"),
    "order.shipped": _("First parcel handed over"),
    "order.parcel_shipped": _("Another parcel handed over"),
    "order.parcel_pre_transit": _("News of a parcel"),
    "order.parcel_in_transit": _("A parcel is in transit"),
    "order.parcel_out_for_delivery": _("A parcel is out for delivery"),
    "order.parcel_delivered": _("A parcel was delivered"),
    "order.parcel_exception": _("A parcel could not be delivered"),
    "order.parcel_returned": _("A parcel went back to the seller"),
    "order.arrived": _("The last parcel arrived"),
    "order.received": _("Receipt confirmed"),
    "order.receipt_problem": _("Receipt reported short or damaged"),
    "order.extend": _("The buyer takes 14 more days to check"),
    "order.receipt_settled": _("Short or damaged receipt settled"),
    "order.delivered": _("Everything is delivered"),
    "order.completed": _("Order completed"),
    "order.cancelled": _("Order cancelled"),
}

KINDS: Final = (
    Kind(
        "order.awaiting_payment",
        _("Order %(number)s placed"),
        _("%(buyer)s ordered from %(seller)s. It goes on when the purchase is paid."),
    ),
    Kind(
        "order.to_confirm",
        _("Order %(number)s is paid"),
        _("The money is held. %(seller)s now confirms the order, or it is cancelled in time."),
        must_send=True,
    ),
    Kind(
        "order.confirmed",
        _("Order %(number)s is confirmed"),
        _("%(seller)s confirmed the order of %(buyer)s."),
    ),
    Kind(
        "order.shipped",
        _("Order %(number)s is on its way"),
        _("%(seller)s handed over the first parcel for %(buyer)s."),
    ),
    Kind(
        "order.arrived",
        _("Order %(number)s has arrived"),
        _("The last parcel for %(buyer)s was delivered. Confirm what came; silence counts."),
        must_send=True,
    ),
    Kind(
        "order.receipt_problem",
        _("Order %(number)s: short or damaged"),
        _("%(buyer)s reported that not everything from %(seller)s came in good order."),
        must_send=True,
    ),
    Kind(
        "order.delivered",
        _("Order %(number)s is delivered"),
        _("Everything that %(seller)s shipped to %(buyer)s counts as received."),
    ),
    Kind(
        "order.completed",
        _("Order %(number)s is completed"),
        _("%(buyer)s has the goods; the money held is released to %(seller)s."),
        must_send=True,
    ),
    Kind(
        "order.cancelled",
        _("Order %(number)s is cancelled"),
        _("The order of %(buyer)s from %(seller)s is cancelled. Reason: %(reason)s"),
        must_send=True,
    ),
)


def _buyers(order: Order) -> list[int]:
    return people_with(order.buyer_id, "buy")


def _sellers(order: Order) -> list[int]:
    return people_with(order.seller_id, "sell")


def _both(order: Order) -> list[int]:
    return _buyers(order) + _sellers(order)


TOLD: Final[dict[str, Callable[[Order], list[int]]]] = {
    "order.awaiting_payment": _both,
    "order.to_confirm": _both,
    "order.confirmed": _buyers,
    "order.shipped": _buyers,
    "order.arrived": _buyers,
    "order.receipt_problem": _sellers,
    "order.delivered": _both,
    "order.completed": _both,
    "order.cancelled": _both,
}


def tell_sides(event: Event) -> None:
    """Tell the side or sides that an event concerns."""
    order = Order.objects.select_related("buyer", "seller").get(pk=event.object_id)
    tell(
        TOLD[event.name](order),
        event.name,
        url=order.get_absolute_url(),
        number=order.number,
        buyer=order.buyer.display_name,
        seller=order.seller.display_name,
        reason=event.facts.get("reason", ""),
    )
