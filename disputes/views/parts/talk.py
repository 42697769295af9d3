"""Proposals and statements as one conversation, newest first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from disputes.models import Proposal, Statement
from disputes.views.parts.amounts import LineRow, amounts_of
from disputes.views.parts.seats import Seat
from marketplace.kernel import steps
from marketplace.kernel.templatetags.formatting import money_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Something said in a dispute: a proposal with its amounts and buttons, or a statement."""

    company_id: int | None
    heading: str
    text: str
    who: str
    at: datetime
    proposal: Proposal | None = None
    amounts: tuple[tuple[str, Decimal], ...] = ()
    offers: tuple[steps.Offer, ...] = ()

    @property
    def is_office(self) -> bool:
        """True for what a moderator said."""
        return self.company_id is None


def talk_of(
    proposals: Iterable[Proposal],
    statements: Iterable[Statement],
    rows: list[LineRow],
    seat: Seat,
) -> list[Said]:
    """Return the conversation, newest first; `rows` give the lines their titles."""
    said = [_proposed(each, rows, seat) for each in proposals]
    said += [_stated(each, seat) for each in statements]
    return sorted(said, key=lambda each: each.at, reverse=True)


def _proposed(proposal: Proposal, rows: list[LineRow], seat: Seat) -> Said:
    amounts = amounts_of(proposal)
    offers = steps.available(proposal, seat.party) if proposal.status == "open" else []
    return Said(
        company_id=proposal.company_id,
        heading=_proposal_heading(proposal, sum(amounts.values(), Decimal(0)), seat),
        text=_("As claimed.") if proposal.note == seat.dispute.facts else proposal.note,
        who=seat.named(proposal.person, proposal.company_id),
        at=proposal.at,
        proposal=proposal,
        amounts=tuple((row.title, amounts[row.key]) for row in rows if row.key in amounts),
        offers=tuple(offer for offer in offers if offer.why_not is None),
    )


def _proposal_heading(proposal: Proposal, total: Decimal, seat: Seat) -> str:
    facts = {
        "name": proposal.company.display_name,
        "remedy": proposal.get_remedy_display(),
        "amount": money_text(total, seat.dispute.currency),
    }
    return _wording(seat.is_mine(proposal.company_id), bool(total)) % facts


def _wording(mine: bool, has_amount: bool) -> str:
    if mine:
        return _("You: %(remedy)s, %(amount)s") if has_amount else _("You: %(remedy)s")
    return _("%(name)s: %(remedy)s, %(amount)s") if has_amount else _("%(name)s: %(remedy)s")


def _stated(statement: Statement, seat: Seat) -> Said:
    return Said(
        company_id=statement.company_id,
        heading=_statement_heading(statement, seat),
        text=statement.text,
        who=seat.named(statement.person, statement.company_id),
        at=statement.at,
    )


def _statement_heading(statement: Statement, seat: Seat) -> str:
    company: Any = statement.company
    if company is None:
        return _("The moderator wrote")
    if seat.is_mine(company.pk):
        return _("You wrote")
    return _("%(name)s wrote") % {"name": company.display_name}
