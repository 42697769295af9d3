"""Who may take the steps, what stands against them, and by when the clock takes them."""

from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies.process.obstacles import obstacle
from marketplace.kernel.deadlines import (
    end_of_day,
    end_of_day_after,
    end_of_working_day_after,
    next_reminder,
)
from marketplace.kernel.party import Party

REVIEW_WORKING_DAYS: Final = 3
ANSWER_DAYS: Final = 15
REMIND_BEFORE: Final = (30, 7, 1)
"""Days before the licence ends on which its company is reminded."""


def manager(by: Party, company: Any) -> bool:
    """Actor: an owner or administrator of the company."""
    return by.company_id == company.pk and by.may("manage")


def reviewer(by: Party, company: Any) -> bool:
    """Actor: a moderator without any tie to the company."""
    return by.may("verify") and not company.has_person(by.person_id)


def claimer(by: Party, company: Any) -> bool:
    """Actor: the reviewer who claimed the file."""
    return company.reviewer_id == by.person_id and reviewer(by, company)


def second_reviewer(by: Party, company: Any) -> bool:
    """Actor: a moderator without a tie who is not the one who suspended the company."""
    return reviewer(by, company) and company.suspended_by_id != by.person_id


def second_reviewer_or_clock(by: Party, company: Any) -> bool:
    """Actor: a second moderator, or the clock at the end of a suspension's term."""
    return by.is_system or second_reviewer(by, company)


def paper_reviewer(by: Party, paper: Any) -> bool:
    """Actor: a moderator without any tie to the company, whose file nobody else is reviewing."""
    company = paper.company
    taken = company.status == "in_review" and company.reviewer_id != by.person_id
    return reviewer(by, company) and not taken


def may_be_accepted_alone(paper: Any) -> object | None:
    """Guard: a paper or account of a file that was never approved is decided with the file."""
    if paper.company.is_approved:
        return None
    return _("It is decided with the company’s file, not alone.")


def may_be_submitted(company: Any) -> object | None:
    """Guard: names what the checklist still misses."""
    missing: object | None = company.submission_obstacle()
    return missing


def may_be_approved(company: Any) -> object | None:
    """Guard: the file is complete, each point was found in order, and nothing else is known."""
    missing: object | None = company.approval_obstacle()
    return missing if missing is not None else obstacle("approve", company)


def may_be_appealed(company: Any) -> object | None:
    """Guard: the suspension was not appealed before, and the term of appeal runs."""
    return obstacle("appeal", company)


def may_be_upheld(company: Any) -> object | None:
    """Guard: an appeal waits for its answer."""
    return obstacle("uphold", company)


def review_is_late(company: Any, since: datetime) -> datetime | None:
    """Deadline: three working days after submission, once."""
    if company.escalated_at:
        return None
    return end_of_working_day_after(company.submitted_at or since, REVIEW_WORKING_DAYS)


def licence_ends(company: Any, _since: datetime) -> datetime | None:
    """Deadline: the end of the last day on which the licence is valid."""
    return end_of_day(company.verified_until) if company.verified_until else None


def licence_reminder(company: Any, since: datetime) -> datetime | None:
    """Deadline: the next of 30, 7 and 1 days before the licence ends that was not taken yet."""
    if company.verified_until is None:
        return None
    told = max(since, company.reminded_at or since)
    return next_reminder(company.verified_until, REMIND_BEFORE, told)


def suspension_ends(company: Any, _since: datetime) -> datetime | None:
    """Deadline: the end of the suspension's last day; an open one ends by a decision."""
    return end_of_day(company.suspended_until) if company.suspended_until else None


def answer_is_late(company: Any, _since: datetime) -> datetime | None:
    """Deadline: 15 days after an appeal that waits for its answer, once."""
    appealed = company.appealed_at()
    if appealed is None or company.escalated_at:
        return None
    return end_of_day_after(appealed, ANSWER_DAYS)


def paper_ends(paper: Any, _since: datetime) -> datetime | None:
    """Deadline: the end of the paper's last day; a paper without one does not expire."""
    return end_of_day(paper.expires_on) if paper.expires_on else None
