"""Every step of an order: from, to, who, why not, by when, and with what effects."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from checkout.order.process.conditions import (
    acceptance_due,
    buyer_buys,
    buyer_or_silence,
    confirmation_due,
    may_extend,
    payment_due,
    promise_is_broken,
    seller_sells,
    seller_ships,
    shipment_due,
)
from marketplace.kernel.process import Row, is_system

UNDO: Final = ("order.free_stock", "order.owe_back")

ROWS: Final = (
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
        name="extend",
        source="shipped",
        target="shipped",
        actor=buyer_buys,
        guard=may_extend,
        effects=("order.extend",),
        label=_("Take 14 more days to check"),
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
