"""Where people in companies show up in lower parts: the rail, the desk, the words of events."""

from typing import Any, Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from marketplace.kernel import events, rail, slots
from marketplace.kernel.party import VISITOR
from marketplace.members import queries

WORDS: Final = {
    "company.limit_set": _("Spending limits set"),
    "unit.saved": _("Unit saved"),
    "unit.closed": _("Unit closed"),
    "invitation.sent": _("Invitation sent"),
    "invitation.resend": _("Invitation sent again"),
    "invitation.accepted": _("Invitation accepted"),
    "invitation.declined": _("Invitation declined"),
    "invitation.withdrawn": _("Invitation withdrawn"),
    "invitation.expired": _("Invitation expired"),
    "invitation.objected": _("Objected to the invitation"),
    "join.waiting": _("Asked to join"),
    "join.accepted": _("Request to join accepted"),
    "join.refused": _("Request to join refused"),
    "join.withdrawn": _("Request to join withdrawn"),
}
ENTRIES: Final = (
    rail.Entry(
        section="company",
        label=_("People"),
        url_name="members:people",
        right="view",
        count=queries.waiting_for_managers,
        order=20,
    ),
    rail.Entry(
        section="company", label=_("Units"), url_name="members:units", right="view", order=22
    ),
    rail.Entry(
        section="company",
        label=_("Who can do what"),
        url_name="members:rights",
        right="view",
        order=24,
    ),
    rail.Entry(
        section="me",
        label=_("Join a company"),
        url_name="members:join",
        right="view",
        count=queries.invitations_waiting,
        order=20,
    ),
)


def to_do(context: dict[str, Any]) -> SafeString:
    """Draw the invitations that wait for the reader, and what somebody without company can do."""
    party = getattr(context.get("request"), "party", VISITOR)
    if party.person_id is None or party.is_staff:
        return SafeString("")
    waiting = queries.open_invitations_for(party.person_id)
    if party.is_member and not waiting:
        return SafeString("")
    return render_to_string("members/to_do.html", {"invitations": waiting, "party": party})


def register() -> None:
    """Tell the kernel all of it."""
    for name, words in WORDS.items():
        events.describe(name, words)
    for entry in ENTRIES:
        rail.add(entry)
    slots.fill("desk.todo", to_do, order=-10)
