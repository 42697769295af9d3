"""Getting back into an account without its mailbox and telephone."""

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.actions.compromise import end_sessions
from marketplace.accounts.actions.people import own_party
from marketplace.accounts.models import Recovery, User
from marketplace.accounts.signin import links, outgoing, sealing, texts
from marketplace.kernel import events, outbox, steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.refusal import Refused
from marketplace.notices.actions import tell
from marketplace.notices.mail import in_language_of

TOPIC: Final = "accounts.recovery"
OPEN: Final = ("asked", "waiting", "ready")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plea:
    """What somebody without access gives: the lost address, a new one, what happened."""

    email: str
    new_email: str
    story: str
    language: str


def ask_recovery(plea: Plea) -> None:
    """Owe the work to the outbox: whether there is an account is found out after the answer."""
    outbox.enqueue(TOPIC, sealed=sealing.seal(json.dumps(asdict(plea))))


def deliver(payload: dict[str, Any]) -> None:
    """Open the case that was asked for: the handler of the outbox topic."""
    opened = sealing.opened(payload["sealed"])
    if opened:
        open_recovery(Plea(**json.loads(opened)))


def open_recovery(plea: Plea) -> Recovery | None:
    """Open a case and warn the account; only answer the asker when nobody has the address.

    The asker gets the same mail either way and learns nothing. A second plea opens nothing, and
    staff get back in by a colleague who makes them staff anew: one person of the support must not
    hand over what decides about others.
    """
    outgoing.owe(plea.new_email, "asked", plea.language)
    email = User.objects.normalize_email(plea.email)
    user = User.objects.filter(email=email, is_active=True).first()
    if user is None or user.needs_second_factor:
        return None
    known = Recovery.objects.filter(person=user, status__in=OPEN).exists()
    return None if known else _open(user, plea)


@transaction.atomic
def _open(user: User, plea: Plea) -> Recovery:
    recovery = Recovery.objects.create(
        person=user,
        new_email=User.objects.normalize_email(plea.new_email),
        story=plea.story,
        language=plea.language,
        asked_at=now(),
    )
    steps.begin(recovery, by=VISITOR)
    warn(recovery)
    return recovery


def warn(recovery: Recovery) -> None:
    """Tell the old address and the old telephone at once, with the link that stops it."""
    person = recovery.person
    stop = links.stop_path(recovery)
    tell([person.pk], "recovery.asked", url=stop)
    if person.phone and person.phone_verified:
        with in_language_of(person):
            words = _(
                "Somebody asked for your Comptoir account. If it was not you, stop it: %(link)s"
            )
        texts.owe_warning(person.phone, words % {"link": links.absolute_path(stop)})


def check_recovery(recovery: Recovery, *, how: str, reason: str, by: Party) -> None:
    """Support says that the identity is right, and how that was checked; 48 hours begin."""
    with transaction.atomic():
        recovery.how = how
        recovery.save(update_fields=["how"])
        steps.take(recovery, "check", by=by, how=how, reason=reason)


def stop_by_link(recovery: Recovery) -> None:
    """Stop it by the link of a mail: whoever reads the old mailbox acts as the person."""
    steps.take(recovery, "stop", by=own_party(recovery.person))


def hand_over(recovery: Recovery, event: Event | None) -> None:
    """Effect: the address given opens the account, and nothing old does any more. It may be the one
    that the account has: whoever lost the second factor alone keeps it.

    Raises Refused when the new address has an account of its own.
    """
    user, old = recovery.person, recovery.person.email
    if User.objects.filter(email=recovery.new_email).exclude(pk=user.pk).exists():
        raise Refused(_("The new address belongs to another account."), code="known")
    user.email, user.phone, user.phone_verified = recovery.new_email, None, False
    user.frozen_at = None
    user.set_unusable_password()
    user.save()
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    Authenticator.objects.filter(user=user).delete()
    end_sessions(user)
    if old != user.email:
        outgoing.owe(old, "gone", user.language)
    by = Party(event.person_id, None, event.role) if event else SYSTEM
    events.record("person.recovered", user, by=by)


def tell_asker(recovery: Recovery, event: Event | None) -> None:
    """Effect: write to the new address how far the case is."""
    reason = str(event.facts.get("reason", "")) if event and event.after == "refused" else ""
    outgoing.owe(
        recovery.new_email,
        recovery.status,
        recovery.language,
        link=links.follow_path(recovery),
        reason=reason,
    )


def tell_person(recovery: Recovery, _event: Event | None) -> None:
    """Effect: tell the account, with the link that stops it while it can be stopped."""
    url = links.stop_path(recovery) if recovery.status == "waiting" else ""
    tell([recovery.person_id], f"recovery.{recovery.status}", url=url)
