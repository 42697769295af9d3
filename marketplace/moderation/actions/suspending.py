"""Effects of suspending a company, its appeal and the answer; they run inside the step."""

from django.utils.translation import gettext as _

from marketplace.companies.models import Company
from marketplace.kernel import steps
from marketplace.kernel.models import Event
from marketplace.kernel.refusal import Refused
from marketplace.moderation.models import Suspension
from marketplace.moderation.models.suspension import SuspensionQuerySet
from marketplace.moderation.words import GROUNDS


def open_suspension(company: Company, event: Event | None) -> None:
    """Keep the statement of reasons. Raises Refused for a ground that is not in the list."""
    if event is None:
        return
    ground = event.facts.get("ground", "")
    if ground and ground not in dict(GROUNDS):
        raise Refused(_("Choose the ground from the list."), code="unknown", field="ground")
    Suspension.objects.create(
        company=company,
        ground=ground,
        text=event.facts.get("reason", ""),
        until=company.suspended_until,
        by_id=event.person_id,
        at=event.at,
    )


def open_appeal(company: Company, event: Event | None) -> None:
    """Keep what the company says against its suspension."""
    if event is not None:
        text = str(event.facts.get("reason", ""))
        _standing(company).update(appealed_at=event.at, appeal=text)
        steps.reschedule(company)


def close_appeal(company: Company, event: Event | None) -> None:
    """Keep the answer to the appeal; the suspension stands."""
    if event is not None:
        text = str(event.facts.get("reason", ""))
        _standing(company).update(answered_at=event.at, answer=text)
        company.escalated_at = None
        company.save(update_fields=["escalated_at"])
        steps.reschedule(company)


def close_suspension(company: Company, event: Event | None) -> None:
    """End the suspension; an appeal that waited is answered by it."""
    if event is None:
        return
    waiting = _standing(company).exclude(appealed_at=None).filter(answered_at=None)
    waiting.update(answered_at=event.at, answer=str(event.facts.get("reason", "")))
    _standing(company).update(ended_at=event.at)


def _standing(company: Company) -> SuspensionQuerySet:
    return Suspension.objects.filter(company=company, ended_at=None)
