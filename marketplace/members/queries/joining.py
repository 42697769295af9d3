"""Open invitations and requests, from both sides, and the companies that can be asked."""

from typing import Final

from django.db.models import Q, QuerySet

from marketplace.companies.models import Company
from marketplace.kernel.party import Party
from marketplace.members.mail import hashed
from marketplace.members.models import Invitation, JoinRequest
from marketplace.members.models.invitation import proved_addresses

MOST_FOUND: Final = 10


def by_token(token: str) -> Invitation | None:
    """Return the invitation that a link opens, whatever its state; None for a link that ended."""
    found = Invitation.objects.filter(token_hash=hashed(token))
    invitation: Invitation | None = found.select_related("company", "invited_by").first()
    return invitation


def open_invitations_for(person_id: int | None) -> list[Invitation]:
    """Return what a person can answer, newest first."""
    sent = Invitation.objects.filter(status="sent", email__in=proved_addresses(person_id))
    return list(sent.select_related("company", "invited_by").order_by("-sent_at"))


def invitations_waiting(party: Party) -> int:
    """Return the count for the rail: invitations that the person can answer."""
    sent = Invitation.objects.filter(status="sent")
    return int(sent.filter(email__in=proved_addresses(party.person_id)).count())


def invitations_of(party: Party) -> QuerySet[Invitation]:
    """Return the company's invitations that were not accepted, the open ones first."""
    ours = Invitation.objects.filter(company_id=party.company_id or 0, by_staff=False)
    shown = ours.filter(status__in=("sent", "expired", "declined")).select_related("unit")
    found: QuerySet[Invitation] = shown.order_by("-status", "-sent_at")
    return found


def requests_to(party: Party) -> QuerySet[JoinRequest]:
    """Return the requests that wait for the company's managers, oldest first."""
    ours = JoinRequest.objects.visible_to(party).open().filter(company_id=party.company_id)
    found: QuerySet[JoinRequest] = ours.select_related("person").order_by("asked_at")
    return found


def requests_of(person_id: int | None) -> QuerySet[JoinRequest]:
    """Return a person's own requests, newest first."""
    own = JoinRequest.objects.filter(person_id=person_id)
    found: QuerySet[JoinRequest] = own.select_related("company").order_by("-asked_at")
    return found


def waiting_for_managers(party: Party) -> int:
    """Return the count for the rail: requests to join; none for anybody but managers."""
    if party.company_id is None or not party.may("manage"):
        return 0
    return int(requests_to(party).count())


def companies_named(text: str) -> list[Company]:
    """Return verified companies by a part of the name, or by the whole register number.

    Nothing about their people is read.
    """
    words = " ".join(text.split())
    if len(words) < 2:
        return []
    number = "".join(ch for ch in words if ch.isalnum())
    named = Q(legal_name__icontains=words) | Q(trade_name__icontains=words)
    found = Company.objects.verified().filter(named | Q(registration_number__iexact=number))
    return list(found.order_by("legal_name", "pk")[:MOST_FOUND])
