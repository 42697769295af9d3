"""Offering a company that staff imported to its owner: it has no people who could invite."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from marketplace.companies.models import Company, Member
from marketplace.kernel import outbox, steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.members.mail import TOPIC
from marketplace.members.models import Invitation


def invite_owner(company: Company, email: str, *, by: Party) -> Invitation:
    """Offer ownership of a company without people to an address; return the invitation.

    Raises Refused for anybody but platform staff, and once somebody acts for the company.
    """
    if not by.is_staff:
        raise Refused(_("Only platform staff offer a company."), code="wrong_actor")
    if Member.objects.active().filter(company=company).exists():
        raise Refused(_("The company has people of its own."), code="member")
    invitation = Invitation.objects.create(
        company=company,
        email=email.strip().lower(),
        role="owner",
        invited_by_id=by.person_id or 0,
        sent_at=now(),
        language=settings.LANGUAGE_CODE,
    )
    steps.begin(invitation, by=by, role="owner")
    outbox.enqueue(TOPIC, invitation=invitation.pk)
    return invitation


def invite_imported(imported: Any, event: Event | None) -> None:
    """Effect of an import that asks for it: `imported` has `company` and `email`."""
    if event is not None and imported.email:
        invite_owner(imported.company, imported.email, by=event.party)
