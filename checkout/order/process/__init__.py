"""The lifecycle of an order, one per seller, from placement to acceptance (spec section 6).

The rows name effects that order and payment register; nothing here imports a model, because the
settings read `pipeline()`.
"""

from django.utils.translation import gettext_lazy as _

from checkout.order.process.conditions import (
    acceptance_due,
    buyer_buys,
    buyer_or_silence,
    confirmation_due,
    payment_due,
    promise_is_broken,
    seller_sells,
    seller_ships,
    shipment_due,
)
from checkout.order.process.states import STATES
from marketplace.kernel.process import Process, Row, is_system

__all__ = ["ORDER", "ROWS", "STATES", "buyer_buys", "pipeline", "seller_sells", "seller_ships"]

UNDO = ("order.free_stock", "order.owe_back")

ROWS = (
    Row(name="pay", source="awaiting_payment", target="to_confirm", actor=is_system),
    Row(
        name="cancel",
        source="awaiting_payment",
        target="cancelled",
        actor=buyer_buys,
        needs=("reason",),
        effects=UNDO,
        label=_("Cancel the order"),
        danger=True,
    ),
    Row(
        name="lapse",
        source="awaiting_payment",
        target="cancelled",
        actor=is_system,
        deadline=payment_due,
        effects=UNDO,
    ),
    Row(
        name="confirm",
        source="to_confirm",
        target="confirmed",
        actor=seller_sells,
        effects=("order.promise",),
        label=_("Confirm the order"),
    ),
    Row(
        name="refuse",
        source="to_confirm",
        target="cancelled",
        actor=seller_sells,
        needs=("reason",),
        effects=UNDO,
        label=_("Refuse the order"),
        danger=True,
    ),
    Row(
        name="cancel",
        source="to_confirm",
        target="cancelled",
        actor=buyer_buys,
        needs=("reason",),
        effects=UNDO,
        label=_("Cancel the order"),
        danger=True,
    ),
    Row(
        name="lapse",
        source="to_confirm",
        target="cancelled",
        actor=is_system,
        deadline=confirmation_due,
        effects=UNDO,
    ),
    Row(
        name="ship",
        source="confirmed",
        target="shipped",
        actor=seller_ships,
        needs=("shipment",),
        label=_("Ship"),
        page="fulfilment:ship",
    ),
    Row(
        name="cancel",
        source="confirmed",
        target="cancelled",
        actor=buyer_buys,
        guard=promise_is_broken,
        needs=("reason",),
        effects=UNDO,
        label=_("Cancel the order"),
        danger=True,
    ),
    Row(
        name="lapse",
        source="confirmed",
        target="cancelled",
        actor=is_system,
        deadline=shipment_due,
        effects=UNDO,
    ),
    Row(
        name="deliver",
        source="shipped",
        target="delivered",
        actor=buyer_or_silence,
        deadline=acceptance_due,
        label=_("Confirm receipt"),
        page="fulfilment:receive",
    ),
    Row(
        name="accept",
        source="delivered",
        target="completed",
        actor=buyer_or_silence,
        deadline=acceptance_due,
        effects=("order.release",),
        label=_("Accept and complete"),
    ),
)

ORDER = Process(
    name="order",
    model="order.Order",
    states=STATES,
    rows=ROWS,
    initial="awaiting_payment",
    path=("awaiting_payment", "to_confirm", "confirmed", "shipped", "delivered", "completed"),
)


def pipeline() -> dict[str, tuple[str, ...]]:
    """Return Oscar's status pipeline, made from the table: state -> states that may follow."""
    return {
        state: tuple(dict.fromkeys(row.target for row in ORDER.rows_from(state)))
        for state in ORDER.state_names
    }
