"""Verbs of the basket and of placement."""

from checkout.actions.basket import (
    add_line,
    change_quantities,
    join_guest_basket,
    open_trade_basket,
)
from checkout.actions.drafts import save_delivery, save_invoice, set_tariff
from checkout.actions.placement import place

__all__ = [
    "add_line",
    "change_quantities",
    "join_guest_basket",
    "open_trade_basket",
    "place",
    "save_delivery",
    "save_invoice",
    "set_tariff",
]
