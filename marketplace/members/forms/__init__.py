"""Forms of people in companies."""

from marketplace.members.forms.people import AskForm, DecideForm, InviteForm, LimitForm, RoleForm
from marketplace.members.forms.units import UnitForm

__all__ = ["AskForm", "DecideForm", "InviteForm", "LimitForm", "RoleForm", "UnitForm"]
