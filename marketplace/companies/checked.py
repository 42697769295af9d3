"""What the public page says was checked: by which role, when, and until when it holds."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from marketplace.companies.models import Company
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Event


@dataclass(frozen=True, slots=True)
class CheckedPoint:
    """One thing that was checked: its words, the role that checked it, when, until when or None."""

    label: str
    role: str
    at: datetime
    until: date | None


def checked_points(company: Company) -> list[CheckedPoint]:
    """Return what was checked of a verified company; nothing while it is not. Two queries.

    Holds no number, no person and no file: it is public.
    """
    if not company.is_verified:
        return []
    approval = timeline(company).filter(step="approve").last()
    return _points(company, approval) + _papers(company) if approval else _papers(company)


def _points(company: Company, approval: Event) -> list[CheckedPoint]:
    given = (
        (_("Legal name"), company.legal_name),
        (_("Register number"), company.registration_number),
        (_("Registered address"), company.line1),
        (_("Not on a list of exclusions or sanctions"), approval.facts.get("screened")),
    )
    until = company.verified_until
    return [
        CheckedPoint(label, approval.role, approval.at, until) for label, value in given if value
    ]


def _papers(company: Company) -> list[CheckedPoint]:
    papers = {paper.pk: paper for paper in company.papers.filter(status="accepted")}
    events = Event.objects.filter(
        object_type="companies.paper", object_id__in=papers, name="paper.accepted"
    ).order_by("pk")
    accepted = {event.object_id: event for event in events}
    return [
        CheckedPoint(paper.get_kind_display(), event.role, event.at, paper.expires_on)
        for pk, paper in papers.items()
        if (event := accepted.get(pk))
    ]
