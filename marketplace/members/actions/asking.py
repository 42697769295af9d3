"""Asking to join a company, and what the manager's yes brings."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.companies.actions import add_member
from marketplace.companies.models import Company, Member
from marketplace.kernel import steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.members.actions.rights import require_real_person
from marketplace.members.models import JoinRequest
from marketplace.members.rules import MOST_OPEN_REQUESTS


@transaction.atomic
def ask_to_join(company: Company, message: str, *, by: Party) -> JoinRequest:
    """Ask the managers of a verified company for a place; return the request.

    Raises Refused for platform staff, members, a company that is not verified, a second request
    to the same one, and above the limit of open requests.
    """
    if by.person_id is None or by.is_staff:
        raise Refused(_("Platform staff act for no company."), code="wrong_actor")
    if not company.is_verified:
        raise Refused(_("Only verified companies can be asked."), code="not_verified")
    if Member.objects.active().filter(company=company, person_id=by.person_id).exists():
        raise Refused(_("You are already in this company."), code="member")
    _within_limit(company, by.person_id)
    asked = JoinRequest.objects.create(
        company=company, person_id=by.person_id, message=message, asked_at=now()
    )
    steps.begin(asked, by=by)
    return asked


def _within_limit(company: Company, person_id: int) -> None:
    waiting = JoinRequest.objects.open().filter(person_id=person_id)
    if waiting.filter(company=company).exists():
        raise Refused(_("Your request to this company is waiting already."), code="asked")
    if waiting.count() >= MOST_OPEN_REQUESTS:
        words = ngettext(
            "You have %(n)s open request. Wait for an answer or withdraw it.",
            "You have %(n)s open requests. Wait for an answer or withdraw one.",
            MOST_OPEN_REQUESTS,
        )
        raise Refused(words % {"n": MOST_OPEN_REQUESTS}, code="too_many")


def admit(request: JoinRequest, event: Event | None) -> None:
    """Effect of accepting: the place with the role that the manager chose.

    Raises Refused without the manager's identity check, for an unknown role, and for ownership
    given by no owner.
    """
    if event is None:
        return
    require_real_person(event.party)
    here = Member.objects.active().filter(company_id=request.company_id)
    if here.filter(person_id=request.person_id).exists():
        raise Refused(_("This person is already in the company."), code="member")
    add_member(request.company, request.person_id, event.facts["role"], by=event.party)
