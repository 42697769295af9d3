"""Whose turn it is in a dispute, with the answer to an open proposal as the first buttons.

Both sides may propose at any time before the ruling, so the table alone does not tell whose turn
it is: who has not answered, added or accepted yet does.
"""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from disputes.models import Dispute, Proposal
from disputes.process.states import BOTH, BUYER, SELLER
from disputes.rules import days_between
from marketplace.kernel import steps
from marketplace.kernel.clock import now, today
from marketplace.kernel.party import Party
from marketplace.kernel.templatetags.words import turn_parts

OWN = {"buyer": BUYER, "seller": SELLER}


def turn_of(dispute: Dispute, proposal: Proposal | None, party: Party, side: str) -> dict[str, Any]:
    """Return what the turn element draws for one side; `proposal` is the open one."""
    turn = steps.turn(dispute, party)
    answers = steps.available(proposal, party) if proposal else []
    answers = [offer for offer in answers if offer.row.name != "withdraw"]
    offers = [*answers, *_ordered(dispute, turn.offers)]
    yours = bool(turn.offers) and turn.waits_for in (BOTH, OWN[side])
    label = _with_day(dispute, turn.label)
    drawn = turn_parts(replace(turn, label=label, is_yours=yours, offers=offers), now())
    return drawn if yours else drawn | {"words": replace(drawn["words"], first=None)}


def _ordered(dispute: Dispute, offers: list[steps.Offer]) -> list[steps.Offer]:
    """Return the buttons, what the state is for first: talking, then evidence.

    While the sides talk, the button of evidence stands beside the files.
    """
    if dispute.status == "negotiation":
        return [offer for offer in offers if offer.row.name != "add_evidence"]
    return sorted(offers, key=lambda offer: (offer.row.danger, offer.row.name == "propose"))


def _with_day(dispute: Dispute, label: object) -> object:
    """Return the state's words; while the sides talk, with the day of the dispute."""
    if dispute.status != "negotiation":
        return label
    day = days_between(dispute.opened_at, today()) + 1
    return _("%(state)s, day %(day)s") % {"state": label, "day": day}
