"""Purchase, order and line; Oscar's remaining order models, the money columns widened.

Oscar registers only the names that are still free, so its star import stands last.
"""

from checkout.order.models.amounts import (
    LinePrice,
    OrderDiscount,
    OrderLineDiscount,
    PaymentEvent,
    Surcharge,
)
from checkout.order.models.line import Line
from checkout.order.models.order import Order
from checkout.order.models.purchase import Purchase

__all__ = [
    "Line",
    "LinePrice",
    "Order",
    "OrderDiscount",
    "OrderLineDiscount",
    "PaymentEvent",
    "Purchase",
    "Surcharge",
]

# isort: split
from oscar.apps.order.models import *  # type: ignore[assignment]
