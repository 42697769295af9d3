"""Giving a claimed file back to the queue; who takes it from another says why, and that one reads
it."""

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.companies.models import Company
from marketplace.kernel import steps
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.notices.actions import tell


@transaction.atomic
def release(company: Company, *, by: Party, why: str = "") -> Event:
    """Give the file back in its old place. Raises Refused for a file that another moderator has
    claimed, without a reason.

    The reason is told to that moderator; the company's timeline does not hold it.
    """
    locked = Company.objects.select_for_update().get(pk=company.pk)
    holder = locked.reviewer_id
    if holder == by.person_id:
        return steps.take(company, "release", by=by)
    if not why.strip():
        raise Refused(
            _("Say why: the moderator who claimed the file reads it."), code="missing", field="why"
        )
    event = steps.take(company, "release", by=by, why=why.strip())
    if holder is not None:
        page = reverse("moderation:company", args=[company.pk])
        name = locked.legal_name
        tell([holder], "moderation.released", url=page, company=name, why=why.strip())
    return event
