"""The lifecycle of an inquiry: whose answer is awaited, until one side or the clock closes it."""

from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system

CLOSED_AFTER_DAYS: Final = 30


def buyer(by: Party, inquiry: Any) -> bool:
    """Actor: somebody of the asking company who may ask."""
    return by.company_id == inquiry.buyer_id and by.may("ask")


def seller(by: Party, inquiry: Any) -> bool:
    """Actor: somebody of the asked company who may sell."""
    return by.company_id == inquiry.seller_id and by.may("sell")


def either(by: Party, inquiry: Any) -> bool:
    """Actor: somebody of one of the two sides."""
    return buyer(by, inquiry) or seller(by, inquiry)


def may_answer(inquiry: Any) -> object | None:
    """Guard: only a verified company answers, and none that a rule of the organiser keeps from the
    listing's category."""
    if not inquiry.seller.is_verified:
        return _("Only a verified company can answer. Finish the company file first.")
    return inquiry.listing.eligibility_obstacle() if inquiry.listing else None


def silence(_inquiry: Any, since: datetime) -> datetime:
    """Deadline: the end of the 30th day after the last turn (spec section 15)."""
    return end_of_day_after(since, CLOSED_AFTER_DAYS)


def _close(source: str) -> Row:
    return Row(
        name="close", source=source, target="closed", actor=either, label=_("Close"), danger=True
    )


def _lapse(source: str) -> Row:
    return Row(name="lapse", source=source, target="closed", actor=is_system, deadline=silence)


INQUIRY: Final = Process(
    name="inquiry",
    model="sourcing.Inquiry",
    initial="waiting_for_seller",
    states=(
        State(
            name="waiting_for_seller",
            label=_("Asked"),
            waits_for=_("the seller"),
            default=_("Without an answer it closes by itself."),
        ),
        State(
            name="waiting_for_buyer",
            label=_("Answered"),
            waits_for=_("the buyer"),
            default=_("Without a reply it closes by itself."),
        ),
        State(name="closed", label=_("Closed")),
    ),
    rows=(
        Row(
            name="answer",
            source="waiting_for_seller",
            target="waiting_for_buyer",
            actor=seller,
            guard=may_answer,
            needs=("message",),
            label=_("Answer"),
            page="sourcing:answer",
        ),
        Row(
            name="reply",
            source="waiting_for_buyer",
            target="waiting_for_seller",
            actor=buyer,
            needs=("message",),
            label=_("Ask again"),
            page="sourcing:reply",
        ),
        _close("waiting_for_seller"),
        _close("waiting_for_buyer"),
        _lapse("waiting_for_seller"),
        _lapse("waiting_for_buyer"),
    ),
)
