"""Rows about people in companies."""

from marketplace.members.models.charge import Charge
from marketplace.members.models.invitation import Invitation
from marketplace.members.models.limit import SpendingLimit
from marketplace.members.models.request import JoinRequest
from marketplace.members.models.unit import Unit

__all__ = ["Charge", "Invitation", "JoinRequest", "SpendingLimit", "Unit"]
