"""What is shipped and received of an order, always summed from the rows."""

from datetime import datetime

from django.db.models import Sum

from checkout.fulfilment.models import ReceiptLine, Shipment, ShipmentLine
from checkout.fulfilment.rules import Received, left_to_ship
from checkout.order.models import Order


def ordered(order: Order) -> dict[int, int]:
    """Return the ordered quantity by line."""
    return dict(order.lines.values_list("pk", "quantity"))


def shipped(order: Order) -> dict[int, int]:
    """Return the quantity by line that is on the way or there; returned parcels do not count."""
    rows = ShipmentLine.objects.filter(shipment__order=order).exclude(shipment__status="returned")
    sums = rows.values("line_id").annotate(total=Sum("quantity")).order_by()
    return {row["line_id"]: row["total"] for row in sums}


def left(order: Order) -> dict[int, int]:
    """Return what is still to ship by line."""
    return left_to_ship(ordered(order), shipped(order))


def received(order: Order) -> dict[int, Received]:
    """Return the buyer's latest report by line; a problem settled since counts as received."""
    rows = ReceiptLine.objects.filter(line__order=order).select_related("line").order_by("id")
    return {row.line_id: _counted(row, order.receipt_settled_at) for row in rows}


def _counted(row: ReceiptLine, settled_at: datetime | None) -> Received:
    wrong = row.outcome != "received"
    if wrong and settled_at is not None and row.recorded_at <= settled_at:
        return Received(row.line.quantity)
    return row.report


def has_arrived(order: Order) -> bool:
    """Say whether everything was shipped and every parcel is there."""
    on_the_way = Shipment.objects.filter(order=order).exclude(status__in=("delivered", "returned"))
    return not left(order) and not on_the_way.exists()


def reports(order: Order) -> list[ReceiptLine]:
    """Return the buyer's latest report of each line, with the line."""
    rows = ReceiptLine.objects.filter(line__order=order).select_related("line").order_by("id")
    return list({row.line_id: row for row in rows}.values())
