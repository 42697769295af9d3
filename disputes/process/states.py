"""The states of a dispute, who is waited for, and what happens by itself."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.process import State

BOTH: Final = _("both sides")
BUYER: Final = _("the buyer")
SELLER: Final = _("the seller")
A_MODERATOR: Final = _("a moderator")
THE_MODERATOR: Final = _("the moderator who has the file")
A_SECOND: Final = _("a second moderator")
LATE: Final = _("After the deadline every moderator is reminded.")

BEFORE_RULING: Final = ("negotiation", "evidence", "review", "second_look")
APPEALED: Final = ("appeal", "appeal_look")
DECIDED: Final = ("closed", "settled")
OPEN: Final = (*BEFORE_RULING, "ruled", *APPEALED)


def who_answers(dispute: Any) -> object:
    """Return who has to answer the open proposal; both sides when there is none."""
    proposal = dispute.open_proposal
    if proposal is None:
        return BOTH
    return SELLER if proposal.company_id == dispute.buyer_id else BUYER


def who_adds(dispute: Any) -> object:
    """Return whose evidence is awaited: who has not said yet that the file is complete."""
    return _waiting(dispute.buyer_done_at, dispute.seller_done_at)


def who_accepts(dispute: Any) -> object:
    """Return who has neither accepted nor appealed yet."""
    return _waiting(dispute.buyer_accepted_at, dispute.seller_accepted_at)


def _waiting(buyer_at: object, seller_at: object) -> object:
    if bool(buyer_at) == bool(seller_at):
        return BOTH
    return SELLER if buyer_at else BUYER


def who_rules(dispute: Any) -> object:
    """Return whether a moderator has the file already."""
    return THE_MODERATOR if dispute.assigned_id else A_MODERATOR


STATES: Final = (
    State(
        name="negotiation",
        label=_("Negotiation"),
        waits_for=who_answers,
        default=_("Without an agreement it goes to a moderator by itself."),
    ),
    State(
        name="evidence",
        label=_("Evidence"),
        waits_for=who_adds,
        default=_("Then a moderator decides on the file; silence alone loses nothing."),
    ),
    State(name="review", label=_("With a moderator"), waits_for=who_rules, default=LATE),
    State(
        name="second_look",
        label=_("A second moderator reads the ruling"),
        waits_for=A_SECOND,
        default=LATE,
    ),
    State(
        name="ruled",
        label=_("Ruled"),
        waits_for=who_accepts,
        default=_("Without an appeal the ruling is final, and the money moves."),
    ),
    State(name="appeal", label=_("Appealed"), waits_for=who_rules, default=LATE),
    State(
        name="appeal_look",
        label=_("A second moderator reads the ruling on the appeal"),
        waits_for=A_SECOND,
        default=LATE,
    ),
    State(name="closed", label=_("Closed")),
    State(name="settled", label=_("Settled by agreement")),
    State(name="withdrawn", label=_("Withdrawn")),
)
