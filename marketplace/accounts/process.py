"""The identity check: that a real person stands behind an account (spec section 1)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.deadlines import end_of_day
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system


def the_person(by: Party, check: Any) -> bool:
    """Actor: the person whose check it is."""
    return by.person_id is not None and by.person_id == check.person_id


def a_verifier(by: Party, check: Any) -> bool:
    """Actor: a moderator, never on their own check."""
    return by.may("verify") and by.person_id != check.person_id


def document_expires(check: Any, _since: datetime) -> datetime | None:
    """Deadline: the end of the document's last day; None for a document without one."""
    return end_of_day(check.expires_on) if check.expires_on else None


def _submit(source: str, label: object) -> Row:
    return Row(
        name="submit",
        source=source,
        target="waiting",
        actor=the_person,
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
            default=_("A moderator looks at it within two working days."),
        ),
        State(
            name="accepted",
            label=_("Accepted"),
            waits_for=_("nobody"),
            default=_("It expires with the document."),
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
        Row(
            name="withdraw",
            source="waiting",
            target="not_given",
            actor=the_person,
            effects=("identity.forget_document",),
            label=_("Withdraw"),
            danger=True,
        ),
        Row(
            name="accept",
            source="waiting",
            target="accepted",
            actor=a_verifier,
            effects=("identity.tell_outcome",),
            label=_("Accept"),
        ),
        Row(
            name="refuse",
            source="waiting",
            target="refused",
            actor=a_verifier,
            needs=("reason",),
            effects=("identity.tell_outcome",),
            label=_("Refuse"),
            danger=True,
        ),
        Row(
            name="expire",
            source="accepted",
            target="expired",
            actor=is_system,
            deadline=document_expires,
            effects=("identity.tell_outcome",),
        ),
    ),
)
