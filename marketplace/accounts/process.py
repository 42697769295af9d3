"""The identity check: that a real person stands behind an account (spec section 1)."""

from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.frozen import why_held
from marketplace.kernel.deadlines import end_of_day, end_of_working_day_after, next_reminder
from marketplace.kernel.party import Party
from marketplace.kernel.process import Guard, Process, Row, State, is_system

CHECK_WORKING_DAYS: Final = 2
REMIND_DAYS: Final = (30, 7, 1)
"""Days before the document's last day on which the person is reminded (spec section 15)."""


def the_person(by: Party, check: Any) -> bool:
    """Actor: the person whose check it is."""
    return by.person_id is not None and by.person_id == check.person_id


def a_verifier(by: Party, check: Any) -> bool:
    """Actor: a moderator, never on their own check."""
    return by.may("verify") and by.person_id != check.person_id


def document_expires(check: Any, _since: datetime) -> datetime | None:
    """Deadline: the end of the document's last day; None for a document without one."""
    return end_of_day(check.expires_on) if check.expires_on else None


def check_is_late(check: Any, since: datetime) -> datetime | None:
    """Deadline: two working days after the document was given, once."""
    if check.escalated_at:
        return None
    return end_of_working_day_after(check.submitted_at or since, CHECK_WORKING_DAYS)


def reminder(check: Any, since: datetime) -> datetime | None:
    """Deadline: the start of the next day on which to remind; None when none is left."""
    if check.expires_on is None:
        return None
    left = [days for days in REMIND_DAYS if days < (check.reminded_days or REMIND_DAYS[0] + 1)]
    return next_reminder(check.expires_on, left, since)


def may_be_renewed(check: Any) -> object | None:
    """Guard: an accepted document gives way to the next one in its last thirty days."""
    if check.is_near_its_end:
        return None
    return _("Your identity is accepted. Thirty days before the document ends you can renew it.")


def _submit(source: str, label: object, *, guard: Guard | None = None) -> Row:
    return Row(
        name="submit",
        source=source,
        target="waiting",
        actor=the_person,
        guard=guard,
        effects=("identity.agree",),
        label=label,
        page="identity:check",
    )


IDENTITY = Process(
    name="identity",
    model="accounts.IdentityCheck",
    initial="not_given",
    path=("not_given", "waiting", "accepted"),
    states=(
        State(name="not_given", label=_("Not given"), waits_for=_("you")),
        State(
            name="waiting",
            label=_("Waiting for the check"),
            waits_for=_("a moderator"),
            default=_(
                "A moderator looks at it within two working days; later it goes to the top of "
                "the queue."
            ),
        ),
        State(
            name="accepted",
            label=_("Accepted"),
            waits_for=_("nobody"),
            default=_("It expires with the document; we remind you 30, 7 and 1 days before."),
        ),
        State(name="refused", label=_("Refused"), waits_for=_("you")),
        State(name="expired", label=_("Expired"), waits_for=_("you")),
    ),
    rows=(
        _submit("not_given", _("Give your identity document")),
        # No button: replacing a document is possible but does not make it the person's turn.
        _submit("waiting", ""),
        _submit("refused", _("Give another document")),
        _submit("expired", _("Give a new document")),
        _submit("accepted", "", guard=may_be_renewed),
        Row(
            name="withdraw",
            source="waiting",
            target="not_given",
            actor=the_person,
            guard=why_held,
            effects=("identity.forget_document",),
            label=_("Withdraw"),
            danger=True,
        ),
        Row(
            name="escalate",
            source="waiting",
            target="waiting",
            actor=is_system,
            deadline=check_is_late,
            effects=("identity.mark_late",),
        ),
        Row(
            name="accept",
            source="waiting",
            target="accepted",
            actor=a_verifier,
            effects=("identity.stamp_accepted", "identity.tell_outcome"),
            label=_("Accept"),
            page="identity:accept",
        ),
        Row(
            name="refuse",
            source="waiting",
            target="refused",
            actor=a_verifier,
            needs=("reason",),
            effects=("identity.end_acceptance", "identity.tell_outcome"),
            label=_("Refuse"),
            page="identity:refuse",
            danger=True,
        ),
        Row(
            name="remind",
            source="accepted",
            target="accepted",
            actor=is_system,
            deadline=reminder,
            effects=("identity.remind",),
        ),
        Row(
            name="expire",
            source="accepted",
            target="expired",
            actor=is_system,
            deadline=document_expires,
            effects=("identity.end_acceptance", "identity.tell_outcome"),
        ),
    ),
)
