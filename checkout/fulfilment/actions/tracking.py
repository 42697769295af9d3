"""News of a parcel, written down by the seller; the state goes through the parcel's table."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.fulfilment.models import Shipment, TrackingEvent
from checkout.fulfilment.process import sender, step_to
from checkout.fulfilment.queries import has_arrived
from checkout.order.actions import note_arrival
from marketplace.kernel import events, steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is reported: the parcel's state now, where, in words, and when (none: now)."""

    state: str
    place: str = ""
    note: str = ""
    at: datetime | None = None


@transaction.atomic
def track(shipment: Shipment, news: News, *, by: Party) -> TrackingEvent:
    """Add news to a parcel and move its state. The last delivery starts the buyer's 14 days.

    Raises Refused for another party, an instant in the future, and a state that can not follow.
    """
    shipment = Shipment.objects.select_for_update().get(pk=shipment.pk)
    if not sender(by, shipment):
        raise Refused(_("You do not ship for this company."), code="wrong_actor")
    if news.at is not None and news.at > now():
        raise Refused(_("The news can not be in the future."), field="at")
    written = _write(shipment, news, by)
    words = ", ".join(part for part in (news.place, news.note) if part)
    facts = {"parcel": shipment.position, "reason": words}
    events.record(f"order.parcel_{news.state}", shipment.order, by=by, **facts)
    _move(shipment, news, by)
    return written


def _write(shipment: Shipment, news: News, by: Party) -> TrackingEvent:
    return TrackingEvent.objects.create(
        shipment=shipment,
        state=news.state,
        place=news.place,
        note=news.note,
        happened_at=news.at or now(),
        recorded_by_id=by.person_id,
    )


def _move(shipment: Shipment, news: News, by: Party) -> None:
    if news.state == shipment.status:
        return
    step = step_to(shipment.status, news.state)
    if step is None:
        raise Refused(_("A parcel can not go from here to that state."), field="state")
    steps.take(shipment, step, by=by, place=news.place)


def check_arrival(shipment: Shipment, event: Event | None) -> None:
    """Effect of a delivered parcel: with the last one the buyer's silence starts to count."""
    if has_arrived(shipment.order):
        by = event.party if event is not None else SYSTEM
        note_arrival(shipment.order, at=now(), by=by)
