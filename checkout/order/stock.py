"""Reserving, freeing and consuming stock by compare-and-set; actions call it in a transaction.

Reserved is `num_allocated` of the stock record; a listing made to order (`num_in_stock` empty) has
nothing to reserve. Oscar's own `allocate()` knows no ceiling and is not used.
"""

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from oscar.apps.partner.models import StockRecord

from checkout.order.models import Line, Order
from marketplace.kernel.refusal import Refused

ALLOCATED = Coalesce(F("num_allocated"), Value(0))


def reserve(stockrecord_id: int, quantity: int) -> int:
    """Hold so many sales units and return how many are held: 0 for a listing made to order.

    Callers go by ascending id, so that two baskets never wait for each other. Raises Refused
    (code `out_of_stock`) when fewer are left.
    """
    record = StockRecord.objects.filter(pk=stockrecord_id)
    if record.filter(num_in_stock=None).exists():
        return 0
    enough = record.filter(num_in_stock__gte=ALLOCATED + quantity)
    if enough.update(num_allocated=ALLOCATED + quantity) != 1:
        raise Refused(
            _("There is not enough in stock any more. Please change the quantity."),
            code="out_of_stock",
        )
    return quantity


def _record(line: Line) -> QuerySet[StockRecord]:
    """Return the stock record of a line; none when it is gone."""
    return StockRecord.objects.filter(pk=line.stockrecord_id or 0)


def free(order: Order) -> None:
    """Give back what the order's lines still hold; a second call finds nothing to give."""
    for line in order.lines.exclude(num_allocated=0).order_by("stockrecord_id"):
        held = Line.objects.filter(pk=line.pk, num_allocated=line.num_allocated)
        if held.update(num_allocated=0, allocation_cancelled=True):
            _record(line).update(num_allocated=ALLOCATED - line.num_allocated)


def consume(line: Line, quantity: int) -> None:
    """Take shipped units out of stock and out of the line's reservation.

    Raises Refused (code `not_reserved`) when the line holds less than that.
    """
    if not line.num_allocated:
        return
    held = Line.objects.filter(pk=line.pk, num_allocated__gte=quantity)
    if held.update(num_allocated=F("num_allocated") - quantity) != 1:
        raise Refused(_("The order holds less stock than that."), code="not_reserved")
    _record(line).update(
        num_in_stock=F("num_in_stock") - quantity, num_allocated=ALLOCATED - quantity
    )
