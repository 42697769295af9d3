"""What people are told about their places in companies."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.companies.models import Company
from marketplace.companies.queries import people_with
from marketplace.kernel import events
from marketplace.kernel.models import Event
from marketplace.members.models import Invitation, JoinRequest
from marketplace.notices import kinds
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind

KINDS: Final = (
    Kind(
        "company.role_changed",
        _("Your role in %(company)s has changed"),
        _("It counts from now on. “Who can do what” shows what the role allows."),
        must_send=True,
        area="members",
    ),
    Kind(
        "company.member_left",
        _("You no longer act for %(company)s"),
        _("Your place there has ended. Your account and your other companies stay as they are."),
        must_send=True,
        area="members",
    ),
    Kind(
        "company.limit_set",
        _("Your spending limits in %(company)s have changed"),
        _("They count from your next purchase on. The basket shows what is left."),
        area="members",
    ),
    Kind(
        "invitation.accepted",
        _("%(person)s has accepted your invitation to %(company)s"),
        _("The place is taken; the role can be changed under People."),
    ),
    Kind(
        "invitation.declined",
        _("An invitation to %(company)s was declined"),
        _("The address is shown under People."),
    ),
    Kind(
        "invitation.expired",
        _("An invitation to %(company)s has expired"),
        _("Nobody answered it in 14 days. You can send it again under People."),
    ),
    Kind(
        "join.waiting",
        _("%(person)s asks to join %(company)s"),
        _("Accept with a role, or refuse. Until then the person sees nothing of the company."),
    ),
    Kind(
        "join.accepted",
        _("%(company)s has accepted you"),
        _("Choose the company at the top of every page to act for it."),
    ),
    Kind(
        "join.refused",
        _("%(company)s has refused your request to join"),
        _("If you know somebody there, ask for an invitation. You can ask again in 30 days."),
    ),
)


def _name(person_id: int | None) -> str:
    person = User.objects.filter(pk=person_id).first()
    return str(person.get_full_name() or person.email) if person else ""


def tell_member(event: Event) -> None:
    """Tell the person whose place or limits changed, unless it was their own doing."""
    if event.facts["member"] == event.person_id:
        return
    left = event.name == "company.role_changed" and not event.facts["role"]
    kind = "company.member_left" if left else event.name
    company = Company.objects.get(pk=event.object_id)
    url = reverse("desk") if left else reverse("members:rights")
    tell([event.facts["member"]], kind, url=url, company=company.display_name)


def tell_inviter(event: Event) -> None:
    """Tell who invited what became of it; of the platform's own offers a page shows it."""
    invitation = Invitation.objects.select_related("company").get(pk=event.object_id)
    if invitation.by_staff:
        return
    tell(
        [invitation.invited_by_id],
        event.name,
        url=reverse("members:people"),
        company=invitation.company.display_name,
        person=_name(event.person_id),
    )


def tell_managers(event: Event) -> None:
    """Tell the managers that somebody asks to join."""
    request = JoinRequest.objects.select_related("company").get(pk=event.object_id)
    tell(
        people_with(request.company_id, "manage"),
        event.name,
        url=reverse("members:decide", args=[request.pk]),
        company=request.company.display_name,
        person=_name(request.person_id),
    )


def tell_asker(event: Event) -> None:
    """Tell who asked what the company decided."""
    request = JoinRequest.objects.select_related("company").get(pk=event.object_id)
    url = reverse("members:join")
    tell([request.person_id], event.name, url=url, company=request.company.display_name)


def register() -> None:
    """Make the kinds known and listen for the news."""
    kinds.register(*KINDS)
    for name in ("company.role_changed", "company.limit_set"):
        events.subscribe(name, tell_member)
    for name in ("invitation.accepted", "invitation.declined", "invitation.expired"):
        events.subscribe(name, tell_inviter)
    events.subscribe("join.waiting", tell_managers)
    for name in ("join.accepted", "join.refused"):
        events.subscribe(name, tell_asker)
