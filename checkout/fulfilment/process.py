"""The carrier-neutral life of a parcel (spec section 8); the seller tells it by hand."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State


def sender(by: Party, shipment: Any) -> bool:
    """Actor: whoever ships for the selling company, or the market (a carrier's message)."""
    return by.is_system or (by.company_id == shipment.order.seller_id and by.may("ship"))


ON_THE_WAY = ("pre_transit", "in_transit", "out_for_delivery", "exception")
STEPS = {
    "in_transit": ("depart", ("pre_transit", "out_for_delivery", "exception")),
    "out_for_delivery": ("go_out", ("pre_transit", "in_transit", "exception")),
    "delivered": ("deliver", ON_THE_WAY),
    "exception": ("fail", ("pre_transit", "in_transit", "out_for_delivery")),
    "returned": ("return", ON_THE_WAY),
}
"""Each state with the step that leads there and the states it may follow."""

SHIPMENT = Process(
    name="shipment",
    model="fulfilment.Shipment",
    initial="pre_transit",
    path=("pre_transit", "in_transit", "out_for_delivery", "delivered"),
    states=(
        State(name="pre_transit", label=_("Handed over"), waits_for=_("the carrier")),
        State(name="in_transit", label=_("In transit"), waits_for=_("the carrier")),
        State(name="out_for_delivery", label=_("Out for delivery"), waits_for=_("the carrier")),
        State(name="delivered", label=_("Delivered")),
        State(name="exception", label=_("Delivery problem"), waits_for=_("the seller")),
        State(name="returned", label=_("Returned to the seller")),
    ),
    rows=tuple(
        Row(
            name=step,
            source=source,
            target=target,
            actor=sender,
            effects=("shipment.check_arrival",) if target == "delivered" else (),
        )
        for target, (step, sources) in STEPS.items()
        for source in sources
    ),
)


def step_to(state: str, target: str) -> str | None:
    """Return the step that leads from a state to another, or None when there is none."""
    rows = SHIPMENT.rows_from(state)
    return next((row.name for row in rows if row.target == target), None)
