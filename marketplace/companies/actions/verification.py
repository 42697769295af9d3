"""Effects of the verification's steps; they run inside the step's transaction."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from marketplace.companies.actions.checks import run_checks
from marketplace.companies.models import Company, Paper
from marketplace.companies.remarks import untouched
from marketplace.kernel import events, steps
from marketplace.kernel.clock import now, today
from marketplace.kernel.effects import Effect
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Event
from marketplace.kernel.refusal import Refused


def enter_queue(company: Company, event: Event | None) -> None:
    """Take a new place in the queue and run the automatic checks.

    Raises Refused for a file that was sent back and comes again as it was, without a word why.
    """
    _answers(company, event)
    company.submitted_at = event.at if event else now()
    company.escalated_at = company.reviewer_id = None
    company.edited_since = []
    company.save(update_fields=["submitted_at", "escalated_at", "reviewer", "edited_since"])
    steps.reschedule(company)
    run_checks(company)


def _answers(company: Company, event: Event | None) -> None:
    if event is None or event.before != "refused" or str(event.facts.get("reason", "")).strip():
        return
    sent_back = timeline(company).filter(name="company.refused").last()
    if sent_back is not None and untouched(company, sent_back):
        raise Refused(
            _(
                "Nothing that the moderator named was changed. Change it, or say below why it is"
                " right as it stands."
            ),
            code="unchanged",
            field="reason",
        )


def mark_late(company: Company, event: Event | None) -> None:
    """Note once that the review's term is over: the queue shows the file first."""
    company.escalated_at = event.at if event else now()
    company.save(update_fields=["escalated_at"])
    steps.reschedule(company)


def assign(company: Company, event: Event | None) -> None:
    """Note which moderator has the file."""
    company.reviewer_id = event.person_id if event else None
    company.save(update_fields=["reviewer"])


def unassign(company: Company, _event: Event | None) -> None:
    """Give the file back to the queue, in its old place."""
    company.reviewer_id = None
    company.save(update_fields=["reviewer"])


def mark_reminded(company: Company, event: Event | None) -> None:
    """Note the reminder, so that the next one comes on its own day."""
    company.reminded_at = event.at if event else now()
    company.save(update_fields=["reminded_at"])
    steps.reschedule(company)


def stamp_suspended(company: Company, event: Event | None) -> None:
    """Note who suspended the company, who can not lift it, and until when it holds."""
    if event is None:
        return
    company.suspended_by_id = event.person_id
    company.suspended_until = _last_day(event.facts.get("until"))
    company.escalated_at = None
    company.save(update_fields=["suspended_by", "suspended_until", "escalated_at"])
    steps.reschedule(company)


def _last_day(until: date | str | None) -> date | None:
    if not until:
        return None
    day = date.fromisoformat(str(until))
    if day < today():
        raise Refused(_("The suspension would be over already."), code="past", field="until")
    return day


def clear_suspended(company: Company, _event: Event | None) -> None:
    """Let the verification stand again; one whose licence ended meanwhile expires by the clock."""
    company.suspended_by_id = company.suspended_until = company.escalated_at = None
    company.save(update_fields=["suspended_by", "suspended_until", "escalated_at"])
    steps.reschedule(company)


def extend(paper: Paper, event: Event | None) -> None:
    """Let an accepted next licence carry the verification on, in a suspension too."""
    company = Company.objects.select_for_update().get(pk=paper.company_id)
    if event is None or paper.kind != "licence" or not _lasts_longer(paper, company):
        return
    company.verified_until = paper.expires_on
    company.save(update_fields=["verified_until"])
    events.record("company.extended", company, by=event.party, until=paper.expires_on)
    steps.reschedule(company)


def _lasts_longer(paper: Paper, company: Company) -> bool:
    if not company.is_approved or paper.expires_on is None or company.verified_until is None:
        return False
    return paper.expires_on > company.verified_until


def stamp_verified(company: Company, event: Event | None) -> None:
    """Note since when and until when the company is verified, and accept the papers that waited."""
    if event is None:
        return
    licence = company.licence
    company.verified_at = event.at
    company.verified_until = licence.expires_on if licence else None
    company.save(update_fields=["verified_at", "verified_until"])
    for paper in company.papers.filter(status="waiting", change=None):
        steps.take(paper, "accept", by=event.party)
    steps.reschedule(company)


EFFECTS: Final[dict[str, Effect]] = {
    "company.enter_queue": enter_queue,
    "company.mark_late": mark_late,
    "company.assign": assign,
    "company.unassign": unassign,
    "company.stamp_verified": stamp_verified,
    "company.mark_reminded": mark_reminded,
    "company.stamp_suspended": stamp_suspended,
    "company.clear_suspended": clear_suspended,
    "paper.extend": extend,
}
