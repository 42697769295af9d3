"""All that the page of one dispute reads, for its sides and for the moderator's file."""

from typing import Any

from django.utils.translation import gettext as _

from disputes.actions.proving import speaking_obstacle
from disputes.forms import SayForm
from disputes.models import Dispute, Evidence, Proposal, Ruling
from disputes.views.parts import bar
from disputes.views.parts.amounts import Money
from disputes.views.parts.claims import answer_of, claim_of
from disputes.views.parts.coming import coming
from disputes.views.parts.rulings import rulings_of
from disputes.views.parts.seats import Seat
from disputes.views.parts.talk import talk_of
from marketplace.kernel import steps
from marketplace.kernel.party import Party


def sheet(seat: Seat) -> dict[str, Any]:
    """Return claim and answer, lines and money, the conversation, rulings, and what comes next."""
    dispute = seat.dispute
    given = dispute.proposals.select_related("company", "person").prefetch_related("lines")
    proposals = list(given.order_by("-at", "-pk"))
    statements = list(dispute.statements.select_related("company", "person"))
    rulings = rulings_of(dispute, seat)
    money = Money(dispute, on_the_table(proposals), standing([each.ruling for each in rulings]))
    return {
        **money_sheet(money),
        "claim": claim_of(dispute, money.claimed, seat),
        "answer": answer_of(dispute, proposals, statements, seat),
        "talk": talk_of(proposals, statements, money.rows, seat),
        "rulings": rulings,
        "evidence": evidence_of(dispute, seat.party),
        "next": coming(dispute),
        "order_lines": dispute.order.lines.count(),
        "may": may(dispute, seat.party),
        "say_form": SayForm(auto_id="say_%s"),
    }


def money_sheet(money: Money) -> dict[str, Any]:
    """Return the lines with their amounts, the bar and the sentence under it."""
    return {
        "money": money,
        "rows": money.rows,
        "disputed": sum(row.key is not None for row in money.rows),
        "proposed_words": _("Agreed") if money.dispute.status == "settled" else _("Proposed"),
        "bar": bar.parts(money),
        "bar_words": bar.words(money),
    }


def on_the_table(proposals: list[Proposal]) -> Proposal | None:
    """Return the open or the accepted proposal, or None."""
    return next((each for each in proposals if each.status in ("open", "accepted")), None)


def standing(rulings: list[Ruling]) -> Ruling | None:
    """Return the latest ruling that was announced; rulings come newest first."""
    return next((ruling for ruling in rulings if ruling.announced_at), None)


def evidence_of(dispute: Dispute, party: Party) -> list[Evidence]:
    """Return the files that the party may see, oldest first."""
    found = Evidence.objects.visible_to(party).filter(dispute=dispute)
    return list(found.select_related("file", "company", "person"))


def may(dispute: Dispute, party: Party) -> dict[str, bool]:
    """Return what the party may do now, for links that stand apart from the turn element."""
    offers = steps.available(dispute, party)
    possible = {offer.row.name for offer in offers if offer.why_not is None}
    return {
        "propose": "propose" in possible,
        "add_evidence": "add_evidence" in possible,
        "say": speaking_obstacle(dispute, party) is None,
    }
