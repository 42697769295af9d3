"""The parcels of an order with their news, and the next thing each side can do."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from checkout.fulfilment import queries
from checkout.fulfilment.process import ON_THE_WAY
from checkout.order.process import buyer_buys, seller_ships


def parcels_of_order(context: dict[str, Any]) -> SafeString:
    """Draw the parcels; the seller ships the rest or adds news, the buyer sees where they are."""
    order, request = context["order"], context["request"]
    if order.status in ("awaiting_payment", "to_confirm", "cancelled"):
        return SafeString("")
    drawn = {
        "order": order,
        "shipments": order.shipments.prefetch_related("lines__line", "news"),
        "left": sum(queries.left(order).values()),
        "ships": seller_ships(request.party, order),
        "receives": buyer_buys(request.party, order),
        "on_the_way": ON_THE_WAY,
        "reports": queries.reports(order),
    }
    return render_to_string("fulfilment/parcels.html", drawn, request=request)
