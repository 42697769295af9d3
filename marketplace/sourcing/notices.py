"""What both sides of an inquiry are told."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies.queries import people_with
from marketplace.kernel import events
from marketplace.kernel.models import Event
from marketplace.notices import kinds
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind
from marketplace.sourcing.models import Inquiry

KINDS: Final = (
    Kind(
        "inquiry.asked",
        _("%(company)s asks about “%(subject)s”"),
        _("Your answer is awaited. Without one the inquiry closes after 30 days."),
    ),
    Kind(
        "inquiry.answered",
        _("%(company)s has answered about “%(subject)s”"),
        _("Read the answer and go on with the conversation."),
    ),
    Kind(
        "inquiry.replied",
        _("%(company)s writes again about “%(subject)s”"),
        _("There is a new message in the conversation."),
    ),
    Kind(
        "inquiry.closed",
        _("The inquiry about “%(subject)s” is closed"),
        _("Closed by %(company)s. The conversation stays readable."),
    ),
)


def tell_other_side(event: Event) -> None:
    """Tell the side that did not act; when the clock acted, both."""
    inquiry = Inquiry.objects.select_related("buyer", "seller").get(pk=event.object_id)
    told = {
        inquiry.buyer_id: people_with(inquiry.buyer_id, "ask"),
        inquiry.seller_id: people_with(inquiry.seller_id, "sell"),
    }
    told.pop(event.company_id, None)
    tell(
        [person for people in told.values() for person in people],
        _kind(event, inquiry),
        url=inquiry.get_absolute_url(),
        company=_actor(event, inquiry),
        subject=inquiry.subject,
    )


def _actor(event: Event, inquiry: Inquiry) -> str:
    if event.company_id is None:
        return "Comptoir"
    return inquiry.other_side(
        inquiry.buyer_id if event.company_id == inquiry.seller_id else inquiry.seller_id
    ).display_name


def _kind(event: Event, inquiry: Inquiry) -> str:
    if event.name in {"inquiry.asked", "inquiry.closed"}:
        return event.name
    return "inquiry.answered" if event.company_id == inquiry.seller_id else "inquiry.replied"


def tell_turn(event: Event) -> None:
    """Tell of an answer or a reply; entering the process is told as the question itself."""
    if event.step:
        tell_other_side(event)


def register() -> None:
    """Make the kinds known and listen for the news."""
    kinds.register(*KINDS)
    for name in ("inquiry.asked", "inquiry.closed", "inquiry.message_added"):
        events.subscribe(name, tell_other_side)
    for name in ("inquiry.waiting_for_buyer", "inquiry.waiting_for_seller"):
        events.subscribe(name, tell_turn)
