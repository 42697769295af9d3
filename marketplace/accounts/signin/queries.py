"""Questions of the pages beside the one door."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import OuterRef, Q, QuerySet, Subquery

from marketplace.accounts.models import Recovery, User
from marketplace.accounts.signin.log import SECURITY
from marketplace.kernel import events
from marketplace.kernel.models import Deadline, Event
from marketplace.kernel.party import Party


def security_log(user: User) -> QuerySet[Event]:
    """Return what happened to a person's account, newest first: sign-ins, failures, changes."""
    return events.timeline(user).filter(name__in=SECURITY).order_by("-at", "-id")


def reveals_of(user: User) -> QuerySet[Event]:
    """Return who opened a sealed number of the person's identity check, newest first."""
    own = Q(object_type="accounts.identitycheck", object_id__in=_checks(user))
    return Event.objects.filter(own, name__endswith=".revealed").order_by("-at", "-id")


def _checks(user: User) -> list[int]:
    check = getattr(user, "identity_check", None)
    return [check.pk] if check else []


def sessions_of(user: User) -> list[UserSession]:
    """Return the sessions that still count, the newest first; ended ones are removed."""
    found: list[UserSession] = UserSession.objects.purge_and_list(user)
    return sorted(found, key=lambda session: session.created_at, reverse=True)


def factors_of(user: User) -> dict[str, int]:
    """Return how many factors of each type a person has."""
    found: dict[str, int] = {}
    for kind in Authenticator.objects.filter(user=user).values_list("type", flat=True):
        found[kind] = found.get(kind, 0) + 1
    return found


def has_second_proof(user: User) -> bool:
    """Say whether a person can prove themselves by more than the mailbox."""
    return bool(factors_of(user)) or bool(user.phone and user.phone_verified)


def open_recoveries(party: Party) -> QuerySet[Recovery]:
    """Return the cases that are not over, the oldest first, each with the end of its wait `until`,
    None outside of it."""
    found = Recovery.objects.visible_to(party).filter(status__in=("asked", "waiting", "ready"))
    waits = Deadline.objects.filter(
        object_type="accounts.recovery", object_id=OuterRef("pk"), step="ripen"
    )
    with_wait = found.annotate(until=Subquery(waits.values("due_at")[:1]))
    ordered: QuerySet[Recovery] = with_wait.select_related("person").order_by("asked_at", "pk")
    return ordered


def count_recoveries(party: Party) -> int:
    """Return the count for the desk's rail: what support can take a step in."""
    return int(open_recoveries(party).exclude(status="waiting").count())


def waits_until(recovery: Recovery) -> datetime | None:
    """Return when the 48 hours end, None outside of them."""
    due: Any = Deadline.objects.filter(
        object_type="accounts.recovery", object_id=recovery.pk, step="ripen"
    ).first()
    return due.due_at if due else None
