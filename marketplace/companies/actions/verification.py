"""Effects of the verification's steps; they run inside the step's transaction."""

from marketplace.companies.actions.checks import run_checks
from marketplace.companies.models import Company, Paper
from marketplace.kernel import events, steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event


def enter_queue(company: Company, event: Event | None) -> None:
    """Take a new place in the queue and run the automatic checks."""
    company.submitted_at = event.at if event else now()
    company.escalated_at = company.reviewer_id = None
    company.save(update_fields=["submitted_at", "escalated_at", "reviewer"])
    steps.reschedule(company)
    run_checks(company)


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


def extend(paper: Paper, event: Event | None) -> None:
    """Let a verified company's accepted next licence carry its verification on."""
    company = Company.objects.select_for_update().get(pk=paper.company_id)
    if event is None or paper.kind != "licence" or not _lasts_longer(paper, company):
        return
    company.verified_until = paper.expires_on
    company.save(update_fields=["verified_until"])
    events.record("company.extended", company, by=event.party, until=paper.expires_on)
    steps.reschedule(company)


def _lasts_longer(paper: Paper, company: Company) -> bool:
    if not company.is_verified or paper.expires_on is None or company.verified_until is None:
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
    for paper in company.papers.filter(status="waiting"):
        steps.take(paper, "accept", by=event.party)
    steps.reschedule(company)
