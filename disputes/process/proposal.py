"""The lifecycle of a proposal: one side offers, the other answers, or a newer one replaces it."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from disputes.process import conditions
from disputes.process.states import BEFORE_RULING, BUYER, SELLER
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system


def proposer(by: Party, proposal: Any) -> bool:
    """Actor: the side that made the proposal."""
    return by.company_id == proposal.company_id and conditions.either(by, proposal.dispute)


def other_side(by: Party, proposal: Any) -> bool:
    """Actor: the side that the proposal was made to."""
    return by.company_id != proposal.company_id and conditions.either(by, proposal.dispute)


def before_ruling(proposal: Any) -> object | None:
    """Guard: the two sides settle until a ruling stands."""
    if proposal.dispute.status in BEFORE_RULING:
        return None
    return _("The dispute has gone on: this proposal can not be answered any more.")


def who_answers(proposal: Any) -> object:
    """Return the side that the proposal was made to."""
    return SELLER if proposal.company_id == proposal.dispute.buyer_id else BUYER


PROPOSAL: Final = Process(
    name="proposal",
    model="disputes.Proposal",
    initial="open",
    states=(
        State(name="open", label=_("Open"), waits_for=who_answers),
        State(name="accepted", label=_("Accepted")),
        State(name="declined", label=_("Declined")),
        State(name="withdrawn", label=_("Withdrawn")),
        State(name="lapsed", label=_("Lapsed")),
    ),
    rows=(
        Row(
            name="accept",
            source="open",
            target="accepted",
            actor=other_side,
            guard=before_ruling,
            effects=("proposal.settle",),
            label=_("Accept the proposal"),
            page="disputes:proposal_accept",
        ),
        Row(
            name="decline",
            source="open",
            target="declined",
            actor=other_side,
            guard=before_ruling,
            label=_("Decline the proposal"),
            page="disputes:proposal_decline",
            danger=True,
        ),
        Row(
            name="withdraw",
            source="open",
            target="withdrawn",
            actor=proposer,
            label=_("Withdraw the proposal"),
            page="disputes:proposal_withdraw",
            danger=True,
        ),
        Row(name="lapse", source="open", target="lapsed", actor=is_system),
    ),
)
