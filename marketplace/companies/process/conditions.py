"""Who may take the steps, what stands against them, and by when the clock takes them."""

from datetime import datetime
from typing import Any, Final

from marketplace.kernel.deadlines import end_of_day, end_of_working_day_after
from marketplace.kernel.party import Party

REVIEW_WORKING_DAYS: Final = 3


def manager(by: Party, company: Any) -> bool:
    """Actor: an owner or administrator of the company."""
    return by.company_id == company.pk and by.may("manage")


def reviewer(by: Party, company: Any) -> bool:
    """Actor: a moderator without any tie to the company."""
    return by.may("verify") and not company.has_person(by.person_id)


def claimer(by: Party, company: Any) -> bool:
    """Actor: the reviewer who claimed the file."""
    return company.reviewer_id == by.person_id and reviewer(by, company)


def paper_reviewer(by: Party, paper: Any) -> bool:
    """Actor: a moderator without any tie to the paper's company."""
    return reviewer(by, paper.company)


def may_be_submitted(company: Any) -> object | None:
    """Guard: names what the checklist still misses."""
    obstacle: object | None = company.submission_obstacle()
    return obstacle


def may_be_approved(company: Any) -> object | None:
    """Guard: the file is still complete and its licence neither refused nor expired."""
    obstacle: object | None = company.approval_obstacle()
    return obstacle


def review_is_late(company: Any, since: datetime) -> datetime | None:
    """Deadline: three working days after submission, once."""
    if company.escalated_at:
        return None
    return end_of_working_day_after(company.submitted_at or since, REVIEW_WORKING_DAYS)


def licence_ends(company: Any, _since: datetime) -> datetime | None:
    """Deadline: the end of the last day on which the licence is valid."""
    return end_of_day(company.verified_until) if company.verified_until else None


def paper_ends(paper: Any, _since: datetime) -> datetime | None:
    """Deadline: the end of the paper's last day; a paper without one does not expire."""
    return end_of_day(paper.expires_on) if paper.expires_on else None
