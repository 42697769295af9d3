"""Offers between the two sides: one stands open at a time, an accepted one executes at once."""

from typing import Literal

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from checkout.order.actors import company_of, person_of
from disputes.facts import Offer
from disputes.models import Dispute, Proposal, ProposalLine
from disputes.process import PROPOSAL
from disputes.process.conditions import either
from disputes.rules import NOTHING, plain, refunds_fault
from disputes.words import REMEDIES
from marketplace.kernel import steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused

Answer = Literal["accept", "decline", "withdraw"]


@transaction.atomic
def propose(dispute: Dispute, offer: Offer, *, by: Party) -> Proposal:
    """Offer a remedy to the other side; an open proposal of either side lapses.

    Raises Refused for anybody else, once a ruling stands, and for amounts that do not fit the
    claim or the remedy. Locks are taken in the order proposal, dispute, as accepting takes them.
    """
    if not either(by, dispute):
        raise Refused(_("You are not a side of this dispute."), code="wrong_actor")
    for replaced in dispute.proposals.select_for_update().filter(status="open"):
        steps.take(replaced, "lapse", by=SYSTEM)
    locked = Dispute.objects.select_for_update().get(pk=dispute.pk)
    check(offer, locked)
    proposal = _write_once(locked, offer, by)
    steps.take(dispute, "propose", by=by, proposal=proposal.pk)
    return proposal


def check(offer: Offer, dispute: Dispute) -> None:
    """Raise Refused for a remedy nobody knows and for amounts that do not fit."""
    if offer.remedy not in dict(REMEDIES):
        raise Refused(_("Choose a remedy."), code="remedy", field="remedy")
    fault = refunds_fault(offer.remedy, offer.refunds, dispute.claimed, dispute.currency)
    if fault is not None:
        raise Refused(fault, code="amounts")


def _write_once(dispute: Dispute, offer: Offer, by: Party) -> Proposal:
    """Write it; the database lets one open proposal stand. Raises Refused."""
    try:
        with transaction.atomic():
            return write(dispute, offer, by)
    except IntegrityError as fault:
        raise Refused(
            _("Another proposal was made at the same moment. Please look at it first."),
            code="lost_race",
        ) from fault


def write(dispute: Dispute, offer: Offer, by: Party) -> Proposal:
    """Write a proposal in the caller's transaction and start its life."""
    proposal = Proposal.objects.create(
        dispute=dispute,
        company_id=company_of(by),
        person_id=person_of(by),
        remedy=offer.remedy,
        note=offer.note.strip(),
        status=PROPOSAL.initial,
        at=now(),
    )
    refunds = {line: offer.refunds.get(line, NOTHING) for line in dispute.claimed}
    ProposalLine.objects.bulk_create(
        ProposalLine(proposal=proposal, line_id=line, refund=refund)
        for line, refund in refunds.items()
    )
    steps.begin(proposal, by=by, remedy=offer.remedy, refunds=plain(refunds))
    return proposal


def answer(proposal: Proposal, word: Answer, *, by: Party) -> Event:
    """Accept, decline or withdraw a proposal; an accepted one moves the money and ends the dispute.

    Raises Refused for the wrong side, a proposal answered already, and once a ruling stands.
    """
    return steps.take(proposal, word, by=by)
