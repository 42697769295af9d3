"""The lifecycles of an invitation and of a request to join a company."""

from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system
from marketplace.members.rules import MOST_SENDINGS


def manager(by: Party, obj: Any) -> bool:
    """Actor: an owner or administrator of the company."""
    return by.company_id == obj.company_id and by.may("manage")


def sender(by: Party, invitation: Any) -> bool:
    """Actor: a manager of the company; a moderator where the platform offers it."""
    return by.may("verify") if invitation.by_staff else manager(by, invitation)


def the_invited(by: Party, invitation: Any) -> bool:
    """Actor: who has proved the address that the invitation went to."""
    return not by.is_staff and bool(invitation.is_for(by.person_id))


def the_asker(by: Party, request: Any) -> bool:
    """Actor: who asks to join."""
    return by.person_id is not None and by.person_id == request.person_id


def sent_too_often(invitation: Any) -> object | None:
    """Guard: it went out fewer than five times."""
    if invitation.sendings < MOST_SENDINGS:
        return None
    return _("It was sent five times. Withdraw it, and ask the person for another address.")


def may_be_sent_again(invitation: Any) -> object | None:
    """Guard: it did not go out too often, no newer one is open, and an offer of the platform still
    has an address and a company without people."""
    if invitation.by_staff and invitation.company_has_people:
        return _("Somebody acts for this company already.")
    if not invitation.email:
        return _("The address was removed: its owner objected.")
    if invitation.has_newer_open:
        people = {"people": invitation.email}
        return _("Already invited: %(people)s. Send that invitation again.") % people
    return sent_too_often(invitation)


def inviter_still_manages(invitation: Any) -> object | None:
    """Guard: whoever invited may still do so."""
    if invitation.inviter_may_still:
        return None
    if invitation.by_staff and invitation.company_has_people:
        return _("Somebody acts for this company already. Ask them to invite you.")
    return _("Who invited you no longer manages people there. Ask for a new invitation.")


def fourteen_days(invitation: Any, _since: datetime) -> datetime:
    """Deadline: the end of the 14th day after it was last sent (spec section 15)."""
    until: datetime = invitation.until
    return until


def _resend(source: str) -> Row:
    return Row(
        name="resend",
        source=source,
        target="sent",
        actor=sender,
        guard=may_be_sent_again,
        effects=("invitation.renew",),
        label=_("Send again"),
    )


INVITATION: Final = Process(
    name="invitation",
    model="members.Invitation",
    initial="sent",
    states=(
        State(
            name="sent",
            label=_("Invited"),
            waits_for=_("the invited person"),
            default=_("It expires by itself."),
        ),
        State(name="accepted", label=_("Accepted")),
        State(name="declined", label=_("Declined")),
        State(name="withdrawn", label=_("Withdrawn")),
        State(name="expired", label=_("Expired")),
    ),
    rows=(
        Row(
            name="accept",
            source="sent",
            target="accepted",
            actor=the_invited,
            guard=inviter_still_manages,
            effects=("invitation.seat",),
            label=_("Accept"),
            page="members:answer",
        ),
        Row(
            name="decline",
            source="sent",
            target="declined",
            actor=the_invited,
            label=_("Decline"),
            page="members:answer",
            danger=True,
        ),
        _resend("sent"),
        _resend("expired"),
        Row(
            name="withdraw",
            source="sent",
            target="withdrawn",
            actor=sender,
            label=_("Withdraw"),
            danger=True,
        ),
        Row(name="void", source="sent", target="withdrawn", actor=is_system),
        Row(
            name="expire",
            source="sent",
            target="expired",
            actor=is_system,
            deadline=fourteen_days,
        ),
    ),
)

JOIN: Final = Process(
    name="join",
    model="members.JoinRequest",
    initial="waiting",
    states=(
        State(name="waiting", label=_("Waiting for an answer"), waits_for=_("the company")),
        State(name="accepted", label=_("Accepted")),
        State(name="refused", label=_("Refused")),
        State(name="withdrawn", label=_("Withdrawn")),
    ),
    rows=(
        Row(
            name="accept",
            source="waiting",
            target="accepted",
            actor=manager,
            needs=("role",),
            effects=("join.seat",),
            label=_("Decide"),
            page="members:decide",
        ),
        Row(
            name="refuse",
            source="waiting",
            target="refused",
            actor=manager,
            label=_("Refuse"),
            page="members:decide",
            danger=True,
        ),
        Row(
            name="withdraw",
            source="waiting",
            target="withdrawn",
            actor=the_asker,
            label=_("Withdraw"),
            danger=True,
        ),
    ),
)
