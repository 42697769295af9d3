"""Seating editors: the platform role decides who is in their group, in the same transaction."""

from typing import Any

from django.apps import apps

from cms import editors
from marketplace.kernel.models import Event


def seat_editor(user: Any, event: Event | None) -> None:
    """Effect of a new platform role: editors join the group, everybody else leaves it."""
    del event
    if user.staff_role == editors.ROLE:
        user.groups.add(editors.group(apps.get_model))
    else:
        user.groups.remove(*user.groups.filter(name=editors.GROUP))
