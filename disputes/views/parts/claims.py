"""Claim and counter-claim, as they stand side by side."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from disputes.models import Dispute, Proposal, Statement
from disputes.views.parts.seats import Seat, side_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What the opener claims."""

    side: str
    company: Any
    person: str
    reason: str
    wanted: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the other side says to it: the latest proposal and the first statement, if any."""

    side: str
    company: Any
    person: str
    proposal: Proposal | None
    statement: Statement | None
    at: datetime | None


def claim_of(dispute: Dispute, amount: Decimal, seat: Seat) -> Claim:
    """Return the claim; `amount` is its gross sum."""
    opener = dispute.opener_company_id
    return Claim(
        side=side_of(dispute, opener),
        company=dispute.buyer if opener == dispute.buyer_id else dispute.seller,
        person=seat.named(dispute.opened_by, opener),
        reason=dispute.get_reason_display(),
        wanted=dispute.get_wanted_display(),
        amount=amount,
    )


def answer_of(
    dispute: Dispute, proposals: list[Proposal], statements: list[Statement], seat: Seat
) -> Answer:
    """Return the answer; proposals come newest first, statements oldest first."""
    other = dispute.other_side(dispute.opener_company_id)
    proposal = next((each for each in proposals if each.company_id == other.pk), None)
    statement = next((each for each in statements if each.company_id == other.pk), None)
    latest: Any = proposal or statement
    return Answer(
        side=side_of(dispute, other.pk),
        company=other,
        person=seat.named(latest.person, other.pk) if latest else "",
        proposal=proposal,
        statement=statement,
        at=latest.at if latest else None,
    )
