"""Offering a company that staff imported to its owner: it has no people who could invite."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.actions.members import lock_people
from marketplace.companies.models import Company, Member
from marketplace.companies.queries import objected
from marketplace.kernel import outbox, steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.members.mail import TOPIC
from marketplace.members.models import Invitation
from marketplace.members.rules import Origin


@transaction.atomic
def invite_owner(
    company: Company, email: str, *, by: Party, origin: Origin | None = None, language: str = ""
) -> Invitation:
    """Offer ownership of a company without people to an address; return the invitation.

    `origin` says who gave the address, for the mail. Raises Refused for anybody but moderators,
    once somebody acts for the company, while another offer of it is open, and for an address whose
    owner objected.
    """
    if not by.may("verify"):
        raise Refused(_("Only platform staff offer a company."), code="wrong_actor")
    lock_people(company.pk)
    address = email.strip().lower()
    _free_to_offer(company, address)
    invitation = Invitation.objects.create(
        company=company,
        email=address,
        role="owner",
        by_staff=True,
        source=origin.source if origin else "",
        source_at=origin.at if origin else None,
        invited_by_id=by.person_id or 0,
        sent_at=now(),
        language=language or settings.LANGUAGE_CODE,
    )
    steps.begin(invitation, by=by, role="owner")
    outbox.enqueue(TOPIC, invitation=invitation.pk)
    return invitation


def _free_to_offer(company: Company, email: str) -> None:
    if Member.objects.active().filter(company=company).exists():
        raise Refused(_("The company has people of its own."), code="member")
    if Invitation.objects.filter(company=company, by_staff=True, status="sent").exists():
        raise Refused(_("The company is offered to its owner already."), code="invited")
    if objected([email]):
        raise Refused(_("The owner of the address objected to being invited."), code="objected")


def invite_imported(imported: Any, event: Event | None) -> None:
    """Effect of offering a company that came by a list: `imported` has `company`, `email`, the
    `source` that gave it and when (`at`); the event may name the mail's `language`."""
    if event is None or not imported.email:
        return
    origin = Origin(imported.source, imported.at)
    language = str(event.facts.get("language", ""))
    invite_owner(imported.company, imported.email, by=event.party, origin=origin, language=language)
