"""Opening a sealed number: for a purpose, by a person, on record."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel import events
from marketplace.kernel.models import Event
from marketplace.kernel.party import STAFF_ROLES, Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.vault import fields
from marketplace.kernel.vault.ciphers import SealBroken

logger = logging.getLogger(__name__)
PURPOSES: Final[dict[str, object]] = {
    "check": gettext_lazy("To compare it with the document"),
    "payout": gettext_lazy("To pay money out"),
    "authority": gettext_lazy("To answer an authority"),
    "own": gettext_lazy("To read one's own number"),
}
"""Why a sealed number may be opened."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of a sealed number, as the people concerned read it."""

    at: datetime
    person_id: int | None
    who: str
    role: str
    field: str
    purpose: object

    @property
    def is_staff(self) -> bool:
        """True for platform staff, who are named by their role alone."""
        return self.role in STAFF_ROLES


@transaction.atomic
def reveal(obj: Any, name: str, *, purpose: str, by: Party) -> str:
    """Return a sealed number and record who opened it, when and what for.

    The caller has loaded `obj` through `visible_to` and checked the right. Raises Refused without
    a person or a known purpose, or where there is no number; SealBroken where it can not be opened.
    """
    if by.person_id is None:
        raise Refused(_("Only a person opens a sealed number."), code="wrong_actor")
    if purpose not in PURPOSES:
        raise Refused(_("Choose what you open the number for."), code="no_purpose", field="purpose")
    if not (number := _opened(obj, name)):
        raise Refused(_("There is no number."), code="empty")
    events.record(event_name(obj), obj, by=by, field=name, purpose=purpose)
    return number


def _opened(obj: Any, name: str) -> str:
    try:
        return fields.opened(obj, name)
    except SealBroken as broken:
        logger.error("%s", broken)  # noqa: TRY400  (the trace says nothing more)
        raise


def event_name(obj: Any) -> str:
    """Return the name of the event that an opening leaves."""
    return f"{obj._meta.label_lower}.revealed"


def openings(obj: Any) -> list[Opening]:
    """Return who opened a sealed number of this object, when and what for, newest first."""
    found = events.timeline(obj).filter(name=event_name(obj)).order_by("-at", "-id")
    return [_opening(event) for event in found]


def _opening(event: Event) -> Opening:
    purpose = event.facts.get("purpose", "")
    who = event.person.get_full_name() if event.person else ""
    words = PURPOSES.get(purpose, purpose)
    return Opening(event.at, event.person_id, who, event.role, event.facts["field"], words)
