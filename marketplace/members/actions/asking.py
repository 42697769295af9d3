"""Asking to join a company, and what the manager's yes brings."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.accounts.models import User
from marketplace.companies.actions import add_member
from marketplace.companies.actions.members import lock_people, require_real_person
from marketplace.companies.models import Company, Member
from marketplace.kernel import steps
from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.templatetags.formatting import day_text
from marketplace.members.actions.rights import not_yet_in
from marketplace.members.models import JoinRequest
from marketplace.members.rules import DAYS_AFTER_A_NO, MOST_OPEN_REQUESTS


@transaction.atomic
def ask_to_join(company: Company, message: str, *, by: Party) -> JoinRequest:
    """Ask the managers of a verified company for a place; return the request.

    Raises Refused for platform staff, members, a company that is not verified, a second request
    to the same one, one within 30 days after it refused, and above the limit of open requests.
    """
    if by.person_id is None or by.is_staff:
        raise Refused(_("Platform staff act for no company."), code="wrong_actor")
    if not company.is_verified:
        raise Refused(_("Only verified companies can be asked."), code="not_verified")
    if Member.objects.active().filter(company=company, person_id=by.person_id).exists():
        raise Refused(_("You are already in this company."), code="member")
    User.objects.select_for_update(no_key=True).get(pk=by.person_id)
    _within_limit(company, by.person_id)
    if reason := why_not_now(company, by.person_id):
        raise Refused(reason, code="refused_lately")
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


def why_not_now(company: Company, person_id: int) -> str:
    """Return in words until when a company that refused is not asked again; "" when it may be."""
    refused = JoinRequest.objects.filter(company=company, person_id=person_id, status="refused")
    last = refused.order_by("-pk").first()
    if last is None:
        return ""
    said = steps.entered_at(last)
    again = end_of_day_after(said, DAYS_AFTER_A_NO) + timedelta(microseconds=1)
    if now() >= again:
        return ""
    words = _(
        "The company refused your request on %(said)s. You can ask again from %(again)s on, or join"
        " at once if it invites you."
    )
    return words % {"said": day_text(said), "again": day_text(again)}


def admit(request: JoinRequest, event: Event | None) -> None:
    """Effect of accepting: the place with the role that the manager chose.

    Raises Refused without the manager's identity check, for an unknown role, and for ownership
    given by no owner.
    """
    if event is None:
        return
    require_real_person(event.party)
    lock_people(request.company_id)
    not_yet_in(request.company_id, request.person_id, _("This person is already in the company."))
    add_member(request.company, request.person_id, event.facts["role"], by=event.party)
