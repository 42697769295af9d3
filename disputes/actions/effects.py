"""Consequences that the tables name; they run inside the step's transaction, exactly once."""

from typing import Any

from django.utils.translation import gettext as _

from checkout.payment.actions import Award, execute, lift
from disputes.limits import days
from disputes.models import Dispute, DisputeLine, Proposal, Ruling
from disputes.process.states import APPEALED
from marketplace.kernel import steps
from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused


def keep(dispute: Dispute, **facts: Any) -> None:
    """Write facts of a dispute, in memory too, and set its deadlines anew."""
    Dispute.objects.filter(pk=dispute.pk).update(**facts)
    for name, value in facts.items():
        setattr(dispute, name, value)
    steps.reschedule(dispute)


def _of_side(dispute: Dispute, event: Event | None, noun: str) -> str:
    """Return the column of the side that acted: buyer_done_at, seller_accepted_at ..."""
    buys = event is not None and event.company_id == dispute.buyer_id
    return f"{'buyer' if buys else 'seller'}_{noun}_at"


def note_done(dispute: Dispute, event: Event | None) -> None:
    """A side's evidence is complete; after both the file goes to a moderator at once."""
    keep(dispute, **{_of_side(dispute, event, "done"): now()})
    if dispute.buyer_done_at and dispute.seller_done_at:
        steps.take(dispute, "close_evidence", by=SYSTEM)


def set_ruling_due(dispute: Dispute, _event: Event | None) -> None:
    """A file is complete, or appealed: the term of the ruling begins."""
    due = end_of_day_after(now(), days("DISPUTE_RULING_DAYS"))
    keep(dispute, ruling_due=due, reminded_at=None)


def note_reminder(dispute: Dispute, _event: Event | None) -> None:
    """The moderators are reminded by the event's notice; the next reminder follows in some days."""
    keep(dispute, reminded_at=now())


def _column(dispute: Dispute) -> str:
    return "appeal_moderator_id" if dispute.status in APPEALED else "moderator_id"


def assign(dispute: Dispute, event: Event | None) -> None:
    """A moderator has the file now. Raises Refused when another one was faster."""
    column = _column(dispute)
    free = Dispute.objects.filter(pk=dispute.pk, **{column: getattr(dispute, column)})
    person = event.person_id if event is not None else None
    if not free.update(**{column: person}):
        raise Refused(_("Another moderator has the file."), code="lost_race")
    setattr(dispute, column, person)


def unassign(dispute: Dispute, _event: Event | None) -> None:
    """The file goes back to the queue."""
    keep(dispute, **{_column(dispute): None})


def announce(dispute: Dispute, _event: Event | None) -> None:
    """The ruling counts from now on, and both sides read it."""
    pending = dispute.pending_ruling()
    if pending is not None:
        Ruling.objects.filter(pk=pending.pk).update(announced_at=now())


def confirm_ruling(dispute: Dispute, event: Event | None) -> None:
    """A second moderator stands by the ruling."""
    _second_look(dispute, event)


def send_ruling_back(dispute: Dispute, event: Event | None) -> None:
    """A second moderator sent the ruling back: it never counts."""
    reason = str(event.facts.get("reason", "")) if event is not None else ""
    _second_look(dispute, event, sent_back_at=now(), sent_back_reason=reason)


def _second_look(dispute: Dispute, event: Event | None, **facts: Any) -> None:
    pending = dispute.pending_ruling()
    if pending is None:
        raise Refused(_("No ruling waits."), code="no_ruling")
    second = event.person_id if event is not None else None
    Ruling.objects.filter(pk=pending.pk).update(second_moderator_id=second, **facts)


def note_acceptance(dispute: Dispute, event: Event | None) -> None:
    """A side accepts; with both sides' word nothing is left to wait for."""
    keep(dispute, **{_of_side(dispute, event, "accepted"): now()})
    if dispute.buyer_accepted_at and dispute.seller_accepted_at:
        steps.take(dispute, "close", by=SYSTEM)


def note_appeal(dispute: Dispute, event: Event | None) -> None:
    """Keep who appealed and why."""
    if event is not None:
        reason = str(event.facts["reason"])
        keep(dispute, appellant_id=event.company_id, appeal_reason=reason)


def execute_ruling(dispute: Dispute, _event: Event | None) -> None:
    """The ruling is final: the money moves as it says."""
    ruling = dispute.ruling
    if ruling is None:
        raise Refused(_("There is no ruling."), code="no_ruling")
    reason = _("Ruling in dispute %(number)s") % {"number": dispute.number}
    _execute(dispute, ruling, reason)


def execute_proposal(dispute: Dispute, event: Event | None) -> None:
    """The two sides agreed: the money moves as they said."""
    if event is None:
        raise Refused(_("There is no agreement."), code="no_proposal")
    reason = _("Agreement in dispute %(number)s") % {"number": dispute.number}
    _execute(dispute, dispute.proposals.get(pk=event.facts["proposal"]), reason)


def _execute(dispute: Dispute, standing: Ruling | Proposal, reason: str) -> None:
    """Keep what the outcome was and move the money as it says."""
    keep(dispute, outcome=standing.remedy)
    lines = standing.lines.all()
    awards = [Award(line_id=line.line_id, refund=line.refund) for line in lines if line.refund]
    execute(dispute.freeze, awards, reason=reason, by=SYSTEM)


def lift_freeze(dispute: Dispute, _event: Event | None) -> None:
    """Nothing goes back: the money goes on with its order."""
    lift(dispute.freeze, by=SYSTEM)


def free_lines(dispute: Dispute, _event: Event | None) -> None:
    """The dispute has ended: its lines stand in none."""
    DisputeLine.objects.filter(dispute=dispute).update(is_open=False)


def settle(proposal: Proposal, _event: Event | None) -> None:
    """An accepted proposal ends the dispute."""
    steps.take(proposal.dispute, "settle", by=SYSTEM, proposal=proposal.pk)
