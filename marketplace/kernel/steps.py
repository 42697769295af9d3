"""Taking steps: lock, check, compare-and-set, one event, deadlines and effects in one
transaction."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.kernel import effects, events
from marketplace.kernel.clock import now
from marketplace.kernel.models import Deadline, Event
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.process import Process, Row, Words
from marketplace.kernel.refusal import Refused
from marketplace.kernel.retry import once_more

logger = logging.getLogger(__name__)
# Refusals of a step whose state was left, or that the table no longer gives to the market.
LEFT = frozenset({"wrong_state", "wrong_actor", "lost_race"})


@dataclass(frozen=True, slots=True)
class Offer:
    """A step that a party may take now, or the reason why not yet, and where its form is."""

    row: Row
    why_not: object | None
    url: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What the turn element shows: state, who is waited for, until when, what happens by itself."""

    label: object
    waits_for: object
    is_yours: bool
    deadline: datetime | None
    default: object
    offers: list[Offer]
    progress: list[tuple[object, datetime | None, bool]]


def state_of(obj: Any) -> str:
    """Return the state that the object was read in."""
    return str(getattr(obj, obj.PROCESS.field))


def take(obj: Any, step: str, *, by: Party, **facts: Any) -> Event:
    """Take one step of the object's process; return its event.

    Raises Refused for a wrong state, a party that may not, a guard's reason or a missing fact.
    """
    with transaction.atomic():
        locked = type(obj)._base_manager.select_for_update().get(pk=obj.pk)
        row = _allowed(locked, step, by, facts)
        _compare_and_set(locked, row)
        _set(locked, row.target)
        event = _append(locked, row, by, facts)
        reschedule(locked)
        for name in row.effects:
            effects.run(name, locked, event)
    _set(obj, state_of(locked))
    return event


def begin(obj: Any, *, by: Party, **facts: Any) -> Event:
    """Record that an object entered its process, and set its first deadlines."""
    process: Process = obj.PROCESS
    event = events.new(f"{process.name}.{process.initial}", obj, by, facts)
    event.after = process.initial
    events.append(event)
    reschedule(obj)
    return event


def _allowed(obj: Any, step: str, by: Party, facts: dict[str, Any]) -> Row:
    process: Process = obj.PROCESS
    row = process.row(step, state_of(obj))
    if row is None:
        label = process.state(state_of(obj)).label
        raise Refused(
            _("This step is not possible now: the state is “%(state)s”.") % {"state": label},
            code="wrong_state",
        )
    if not row.actor(by, obj):
        raise Refused(_("You can not take this step."), code="wrong_actor")
    return _satisfied(obj, row, facts)


def _satisfied(obj: Any, row: Row, facts: dict[str, Any]) -> Row:
    why_not = row.guard(obj) if row.guard else None
    if why_not is not None:
        raise Refused(why_not, code="guard")
    missing = next((need for need in row.needs if not facts.get(need)), None)
    if missing:
        raise Refused(
            _("Please give a reason or the fact asked for."), code="missing", field=missing
        )
    return row


def _compare_and_set(obj: Any, row: Row) -> None:
    field = obj.PROCESS.field
    rows = type(obj)._base_manager.filter(pk=obj.pk, **{field: row.source})
    if rows.update(**{field: row.target}) != 1:
        raise Refused(_("Somebody else was faster. Please look again."), code="lost_race")


def _set(obj: Any, state: str) -> None:
    setattr(obj, obj.PROCESS.field, state)


def _append(obj: Any, row: Row, by: Party, facts: dict[str, Any]) -> Event:
    reached = row.name if row.source == row.target else row.target
    event = events.new(f"{obj.PROCESS.name}.{reached}", obj, by, facts)
    event.step, event.before, event.after = row.name, row.source, row.target
    return events.append(event)


def reschedule(obj: Any) -> None:
    """Set the deadlines of the present state anew; call it when a fact they rest on changed."""
    label = obj._meta.label_lower
    Deadline.objects.filter(object_type=label, object_id=obj.pk).delete()
    Deadline.objects.bulk_create(
        Deadline(object_type=label, object_id=obj.pk, step=row.name, due_at=due)
        for row, due in _due(obj)
    )


def _due(obj: Any) -> Iterable[tuple[Row, datetime]]:
    rows = [row for row in obj.PROCESS.rows_from(state_of(obj)) if row.deadline]
    if not rows:
        return
    since = entered_at(obj)
    for row in rows:
        due = row.deadline(obj, since) if row.deadline else None
        if due is not None:
            yield row, due


def entered_at(obj: Any) -> datetime:
    """Return when the object last entered its present state, or now when no event says so."""
    entry = events.timeline(obj).filter(after=state_of(obj)).exclude(before=state_of(obj)).last()
    return entry.at if entry else now()


def available(obj: Any, by: Party) -> list[Offer]:
    """Return the buttons that a party sees: steps with words that the party may take now."""
    rows = obj.PROCESS.rows_from(state_of(obj))
    return [
        Offer(row, row.guard(obj) if row.guard else None, _url(obj, row))
        for row in rows
        if row.label and row.actor(by, obj)
    ]


def _url(obj: Any, row: Row) -> str:
    if row.page:
        return reverse(row.page, args=[getattr(obj, "url_key", obj.pk)])
    return reverse("step", args=[obj.PROCESS.name, obj.pk, row.name])


def turn(obj: Any, by: Party) -> Turn:
    """Return what the turn element shows to this party; two queries."""
    process: Process = obj.PROCESS
    state, offers = process.state(state_of(obj)), available(obj, by)
    first = Deadline.objects.filter(object_type=obj._meta.label_lower, object_id=obj.pk)
    ending = first.exclude(step="remind")  # a reminder ends nothing
    due = ending.order_by("due_at").values_list("due_at", flat=True).first()
    words = (_spoken(state.waits_for, obj), _spoken(state.default, obj))
    yours = _is_yours(process, offers)
    return Turn(state.label, words[0], yours, due, words[1], offers, _progress(obj, process))


def _is_yours(process: Process, offers: list[Offer]) -> bool:
    """Say whether the reader's step is waited for: one that ends nothing and leads on.

    Where such a step is held back, the one who may meanwhile take another is waited for as well.
    """
    onward = [o for o in offers if not (o.row.danger or _leads_back(process, o.row))]
    if any(offer.why_not is None for offer in onward):
        return True
    held = any(offer.row.source != offer.row.target for offer in onward)
    return held and any(offer.why_not is None for offer in offers)


def _leads_back(process: Process, row: Row) -> bool:
    """Say whether a step goes back on the way that the process shows."""
    ends = (row.source, row.target)
    return set(ends) <= set(process.path) and (
        process.path.index(row.target) < process.path.index(row.source)
    )


def _spoken(words: Words, obj: Any) -> object:
    """Return words that may depend on the object."""
    return words(obj) if callable(words) else words


def _progress(obj: Any, process: Process) -> list[tuple[object, datetime | None, bool]]:
    if state_of(obj) not in process.path:
        return []
    here = process.path.index(state_of(obj))
    entries = (event for event in events.timeline(obj) if event.after != event.before)
    reached = {event.after: event.at for event in entries}
    return [
        (process.state(name).label, reached.get(name) if place <= here else None, place <= here)
        for place, name in enumerate(process.path)
    ]


def take_due() -> int:
    """Take every step whose time has come, each in its own transaction; return how many."""
    due = Deadline.objects.filter(due_at__lte=now()).order_by("due_at", "id")
    return sum(_take_one(deadline) for deadline in list(due[:1000]))


def _take_one(deadline: Deadline) -> bool:
    model: type[models.Model] = apps.get_model(deadline.object_type)
    obj = model._base_manager.filter(pk=deadline.object_id).first()
    if obj is None:
        deadline.delete()
        return False
    try:
        once_more(lambda: take(obj, deadline.step, by=SYSTEM, reason=str(_("The time was up."))))
    except Refused as refusal:
        if refusal.code in LEFT:
            deadline.delete()
            return False
    except Exception:
        logger.exception("The market could not take %s.", deadline)
    else:
        return True
    return _postpone(deadline)


def _postpone(deadline: Deadline) -> bool:
    """A guard may yield and a fault be mended later; the other steps that are due go on."""
    deadline.due_at = now() + timedelta(hours=1)
    deadline.save(update_fields=["due_at"])
    return False
