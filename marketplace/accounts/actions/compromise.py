"""An account that somebody else may hold: sessions ended, money and bank steps frozen."""

from collections.abc import Iterable
from typing import Final

from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.actions.people import own_party
from marketplace.accounts.models import User
from marketplace.accounts.signin.devices import device
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.notices.actions import tell

SECOND_PROOFS: Final = frozenset({"totp", "webauthn", "recovery_codes", "phone"})
"""Ways that prove a person beside the mailbox."""


@transaction.atomic
def freeze(user: User, *, by: Party, way: str) -> None:
    """End every session and freeze the account until its person has proved who it is.

    `way`: "page" (signed in), "mail" (the link), "support". A second time only ends sessions.
    """
    ended = end_sessions(user)
    if user.frozen_at is None:
        user.frozen_at = now()
        user.save(update_fields=["frozen_at"])
        events.record("person.frozen", user, by=by, way=way, sessions=ended)
        tell([user.pk], "person.frozen", url="/accounts/unfreeze/")


def end_sessions(user: User) -> int:
    """End every session of a person; return how many there were."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


@transaction.atomic
def end_session(session: UserSession, *, by: Party) -> None:
    """End one session of one's own. Raises Refused for anybody else's."""
    if session.user_id != by.person_id:
        raise Refused(_("This is not your session."), code="wrong_actor")
    session.end()
    events.record("person.session_ended", session.user, by=by, device=device(session.user_agent))


def still_missing(user: User, ways: Iterable[str]) -> list[str]:
    """Return what the person still has to prove: "password" reset since, "second" proof."""
    missing = [] if _reset_since(user) else ["password"]
    return missing + ([] if SECOND_PROOFS & set(ways) else ["second"])


def _reset_since(user: User) -> bool:
    """Say whether a new password was set by a mailed code after the freezing."""
    log = events.timeline(user)
    frozen = log.filter(name="person.frozen").last()
    reset = log.filter(name="person.security_changed", facts__what="password_reset").last()
    return bool(frozen and reset and reset.pk > frozen.pk)


@transaction.atomic
def unfreeze(user: User, ways: Iterable[str], *, by: Party) -> None:
    """Open the account again. Raises Refused for anybody else, and while a proof is missing.

    `ways`: by what the present session was proved; every session began after the freezing.
    """
    if by.person_id != user.pk:
        raise Refused(_("Only the person does this."), code="wrong_actor")
    if still_missing(user, ways):
        raise Refused(_("Set a new password and give a second proof first."), code="not_proved")
    thaw(user, by=by, ways=sorted(set(ways)))


def thaw(user: User, *, by: Party, ways: list[str]) -> None:
    """Take the freezing away and tell the person."""
    user.frozen_at = None
    user.save(update_fields=["frozen_at"])
    events.record("person.unfrozen", user, by=by, ways=ways)
    tell([user.pk], "person.unfrozen", url="/desk/me/security/")


def freeze_by_link(user: User) -> None:
    """Freeze by the link of a security mail: whoever reads the mailbox acts as the person."""
    freeze(user, by=own_party(user), way="mail")
