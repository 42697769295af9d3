"""Inviting people by e-mail, sending again, and what accepting brings."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.db import transaction
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from marketplace.companies.actions import add_member
from marketplace.companies.actions.members import lock_people, may_give, require_real_person
from marketplace.companies.models import Member
from marketplace.kernel import outbox, steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.members.actions.rights import not_yet_in, require_manager
from marketplace.members.actions.spending import own_unit, write_limit
from marketplace.members.mail import TOPIC
from marketplace.members.models import Invitation
from marketplace.members.process import inviter_still_manages
from marketplace.members.rules import MOST_AT_ONCE, Allowance, Offer

PER_DAY: Final = 100
LINKS: Final = ("://", "www.")


@transaction.atomic
def invite(emails: Sequence[str], offer: Offer, *, by: Party) -> list[Invitation]:
    """Offer a place in the acting company to addresses, each by a mail of its own; return them.

    Raises Refused (field `emails`, nothing written) without the right or the identity check, for
    colleagues, for addresses that have an open invitation, and above the limits. Whether an
    address has an account changes nothing.
    """
    company_id = require_manager(by)
    require_real_person(by)
    may_give(offer.role, by)
    own_unit(offer.unit_id, company_id)
    _takes(offer.message)
    lock_people(company_id)
    _within_limits(company_id, len(emails))
    _all_new(company_id, emails)
    return [_invited(email, offer, company_id, by) for email in emails]


def _takes(message: str) -> None:
    if any(sign in message.lower() for sign in LINKS):
        raise Refused(
            _("Please write the message without links: the mail carries its own."),
            code="link",
            field="message",
        )


def _within_limits(company_id: int, number: int) -> None:
    if number > MOST_AT_ONCE:
        words = ngettext(
            "At most %(n)s address at once.", "At most %(n)s addresses at once.", MOST_AT_ONCE
        )
        raise Refused(words % {"n": MOST_AT_ONCE}, code="too_many", field="emails")
    most = int(getattr(settings, "INVITATIONS_PER_DAY", PER_DAY))
    since = now() - timedelta(days=1)
    if Invitation.objects.filter(company_id=company_id, sent_at__gt=since).count() + number > most:
        raise Refused(
            _("Your company has sent many invitations today. Go on tomorrow."),
            code="too_many",
            field="emails",
        )


def _all_new(company_id: int, emails: Sequence[str]) -> None:
    here = Member.objects.active().filter(company_id=company_id, person__email__in=emails)
    open_ones = Invitation.objects.filter(company_id=company_id, status="sent", email__in=emails)
    colleagues = ", ".join(here.order_by("pk").values_list("person__email", flat=True))
    waiting = ", ".join(open_ones.order_by("pk").values_list("email", flat=True))
    if colleagues:
        raise Refused(
            _("Already in the company: %(people)s.") % {"people": colleagues},
            code="member",
            field="emails",
        )
    if waiting:
        raise Refused(
            _("Already invited: %(people)s. Send that invitation again.") % {"people": waiting},
            code="invited",
            field="emails",
        )


def _invited(email: str, offer: Offer, company_id: int, by: Party) -> Invitation:
    invitation = Invitation.objects.create(
        company_id=company_id,
        email=email,
        invited_by_id=by.person_id or 0,
        sent_at=now(),
        language=get_language() or "",
        **asdict(offer),
    )
    steps.begin(invitation, by=by, role=offer.role)
    outbox.enqueue(TOPIC, invitation=invitation.pk)
    return invitation


def renew(invitation: Invitation, event: Event | None) -> None:
    """Effect of sending again: a new term, and a new link; the one before ends."""
    invitation.sent_at = event.at if event else now()
    invitation.sendings += 1
    invitation.token_hash = None
    invitation.save(update_fields=["sent_at", "sendings", "token_hash"])
    steps.reschedule(invitation)
    outbox.enqueue(TOPIC, invitation=invitation.pk)


def seat(invitation: Invitation, event: Event | None) -> None:
    """Effect of accepting: the place, on behalf of who invited, with unit and limits.

    Raises Refused for somebody who is in the company already: a role is never lost by a link.
    """
    if event is None or event.person_id is None:
        return
    lock_people(invitation.company_id)
    person_id = event.person_id
    not_yet_in(invitation.company_id, person_id, _("You are already in this company."))
    if not invitation.inviter_may_still:
        raise Refused(inviter_still_manages(invitation), code="guard")
    by = _on_behalf(invitation)
    member = add_member(invitation.company, person_id, invitation.role, by=by)
    allowance = Allowance(
        per_order=invitation.per_order,
        per_month=invitation.per_month,
        currency=invitation.currency,
        unit_id=invitation.unit_id,
    )
    write_limit(member, allowance)


def _on_behalf(invitation: Invitation) -> Party:
    """Return who invited, in the role held now; the market where staff offer an empty company."""
    if invitation.by_staff:
        return SYSTEM
    inviter = Member.objects.get(
        company_id=invitation.company_id, person_id=invitation.invited_by_id
    )
    return Party(inviter.person_id, invitation.company_id, inviter.role)


def void_of_leaver(event: Event) -> None:
    """News that a role changed: open invitations of somebody who manages no more are void."""
    sent = Invitation.objects.filter(
        company_id=event.object_id, invited_by_id=event.facts["member"], status="sent"
    )
    for invitation in sent:
        if not invitation.inviter_may_still:
            steps.take(invitation, "void", by=SYSTEM)
