"""The seller ships: a parcel with quantities by line, never more than is left."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.fulfilment import queries
from checkout.fulfilment.models import Shipment, ShipmentLine
from checkout.fulfilment.process import SHIPMENT
from checkout.fulfilment.rules import too_much
from checkout.order import stock
from checkout.order.actions import note_arrival
from checkout.order.models import Order
from checkout.order.process import seller_ships
from marketplace.kernel import events, steps
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What leaves at once: sales units by key of the order line, carrier, number, packages."""

    lines: Mapping[int, int]
    carrier: str
    tracking_number: str = ""
    packages: int = 1


@transaction.atomic
def ship(order: Order, parcel: Parcel, *, by: Party) -> Shipment:
    """Ship a parcel of a confirmed order; the first one moves the order to shipped.

    Raises Refused for a party that does not ship for the seller, an order not confirmed, nothing
    in the parcel, and more of a line than is left (compared under the order's lock).
    """
    order = Order.objects.select_for_update().get(pk=order.pk)
    wanted = {line: quantity for line, quantity in parcel.lines.items() if quantity}
    _check(order, wanted, by)
    shipment = _write(order, parcel, wanted, by)
    for line in order.lines.filter(pk__in=wanted).order_by("stockrecord_id"):
        stock.consume(line, wanted[line.pk])
    _tell(order, shipment, by)
    return shipment


def _check(order: Order, wanted: Mapping[int, int], by: Party) -> None:
    if not seller_ships(by, order):
        raise Refused(_("You do not ship for this company."), code="wrong_actor")
    if order.status not in ("confirmed", "shipped"):
        raise Refused(_("Only confirmed orders are shipped."), code="wrong_state")
    if not wanted:
        raise Refused(_("Say how much of which line is in the parcel."), code="empty")
    line = too_much(wanted, queries.left(order))
    if line is not None:
        raise Refused(
            _("That is more than is left to ship."), code="too_much", field=f"line_{line}"
        )


def _write(order: Order, parcel: Parcel, wanted: Mapping[int, int], by: Party) -> Shipment:
    shipment = Shipment.objects.create(
        order=order,
        position=order.shipments.count() + 1,
        status=SHIPMENT.initial,
        carrier=parcel.carrier,
        tracking_number=parcel.tracking_number,
        packages=parcel.packages,
        shipped_at=now(),
        shipped_by_id=by.person_id,
    )
    ShipmentLine.objects.bulk_create(
        ShipmentLine(shipment=shipment, line_id=line, quantity=quantity)
        for line, quantity in wanted.items()
    )
    steps.begin(shipment, by=by)
    return shipment


def _tell(order: Order, shipment: Shipment, by: Party) -> None:
    """Move the order with its first parcel; later parcels are news of the same order."""
    facts = {
        "shipment": shipment.pk,
        "parcel": shipment.position,
        "reason": f"{shipment.carrier} {shipment.tracking_number}".strip(),
    }
    if order.status == "confirmed":
        steps.take(order, "ship", by=by, **facts)
        return
    events.record("order.parcel_shipped", order, by=by, **facts)
    note_arrival(order, at=None, by=by)
