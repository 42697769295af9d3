"""The way back into an account without its mailbox and telephone (spec section 1).

Asked by somebody who can not sign in, checked by support, then 48 hours in which the old address
can stop it; only after them is the account handed over.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system

WAIT: Final = timedelta(hours=48)
LAPSE: Final = timedelta(days=14)
"""Nobody's request stays open for ever: support has so long to check it and to complete it."""


def the_person(by: Party, recovery: Any) -> bool:
    """Actor: the person of the account, from the account or by the link in a mail."""
    return by.person_id is not None and by.person_id == recovery.person_id


def support(by: Party, recovery: Any) -> bool:
    """Actor: support, never over their own account."""
    return by.may("support") and by.person_id != recovery.person_id


def is_no_staff(recovery: Any) -> object | None:
    """Guard: one person of the support hands over nothing that decides about others."""
    if recovery.person.needs_second_factor:
        return _("This person is of the staff now. A colleague makes them staff anew instead.")
    return None


def wait_ends(_recovery: Any, since: datetime) -> datetime:
    """Deadline: 48 hours after the check."""
    return since + WAIT


def lapses(_recovery: Any, since: datetime) -> datetime:
    """Deadline: a fortnight without a step."""
    return since + LAPSE


def _stop(source: str) -> Row:
    return Row(
        name="stop",
        source=source,
        target="stopped",
        actor=the_person,
        effects=("recovery.tell_asker",),
        label=_("Stop it: it was not me"),
        danger=True,
    )


def _refuse(source: str) -> Row:
    return Row(
        name="refuse",
        source=source,
        target="refused",
        actor=support,
        needs=("reason",),
        effects=("recovery.tell_asker", "recovery.tell_person"),
        label=_("Refuse"),
        danger=True,
    )


def _lapse(source: str) -> Row:
    return Row(
        name="lapse",
        source=source,
        target="lapsed",
        actor=is_system,
        deadline=lapses,
        effects=("recovery.tell_asker",),
    )


RECOVERY = Process(
    name="recovery",
    model="accounts.Recovery",
    initial="asked",
    path=("asked", "waiting", "ready", "done"),
    states=(
        State(
            name="asked",
            label=_("Asked for"),
            waits_for=_("support"),
            default=_("It lapses after 14 days without a check."),
        ),
        State(
            name="waiting",
            label=_("Checked, waiting 48 hours"),
            waits_for=_("nobody"),
            default=_("After 48 hours support can hand the account over."),
        ),
        State(
            name="ready",
            label=_("Ready to be handed over"),
            waits_for=_("support"),
            default=_("It lapses after 14 days."),
        ),
        State(name="done", label=_("Handed over"), waits_for=_("nobody")),
        State(name="stopped", label=_("Stopped by the person"), waits_for=_("nobody")),
        State(name="refused", label=_("Refused"), waits_for=_("nobody")),
        State(name="lapsed", label=_("Lapsed"), waits_for=_("nobody")),
    ),
    rows=(
        Row(
            name="check",
            source="asked",
            target="waiting",
            actor=support,
            guard=is_no_staff,
            needs=("how", "reason"),
            effects=("recovery.tell_asker", "recovery.tell_person"),
            label=_("Identity checked"),
            page="recovery:check",
        ),
        Row(
            name="ripen",
            source="waiting",
            target="ready",
            actor=is_system,
            deadline=wait_ends,
        ),
        Row(
            name="complete",
            source="ready",
            target="done",
            actor=support,
            guard=is_no_staff,
            effects=("recovery.hand_over", "recovery.tell_asker"),
            label=_("Hand the account over"),
        ),
        *(_stop(state) for state in ("asked", "waiting", "ready")),
        *(_refuse(state) for state in ("asked", "waiting", "ready")),
        *(_lapse(state) for state in ("asked", "ready")),
    ),
)
