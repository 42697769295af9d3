"""Verbs about people in companies: inviting, asking to join, units, limits, charging."""

from marketplace.members.actions.asking import ask_to_join
from marketplace.members.actions.inviting import invite
from marketplace.members.actions.spending import allow, charge
from marketplace.members.actions.units import UnitFacts, close_unit, save_unit

__all__ = [
    "UnitFacts",
    "allow",
    "ask_to_join",
    "charge",
    "close_unit",
    "invite",
    "save_unit",
]
