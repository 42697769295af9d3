"""Questions about people."""

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from marketplace.accounts.models import IdentityCheck, User
from marketplace.kernel import events
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party

SECURITY_EVENTS = (
    "person.signed_in",
    "person.sign_in_failed",
    "person.security_changed",
    "person.made_staff",
)


def identity_accepted(person_id: int | None) -> bool:
    """Say whether a moderator accepted the person's identity and the document still holds."""
    if person_id is None:
        return False
    return bool(IdentityCheck.objects.filter(person_id=person_id, status="accepted").exists())


def own_check(person_id: int) -> IdentityCheck | None:
    """Return the person's identity check, or None when nothing was ever given."""
    check: IdentityCheck | None = IdentityCheck.objects.filter(person_id=person_id).first()
    return check


def waiting_checks(party: Party) -> QuerySet[IdentityCheck]:
    """Return the checks that wait for a moderator, the longest waiting first."""
    waiting = IdentityCheck.objects.visible_to(party).filter(status="waiting")
    ordered: QuerySet[IdentityCheck] = waiting.select_related("person").order_by("submitted_at")
    return ordered


def count_waiting(party: Party) -> int:
    """Return the count for the desk's rail."""
    return waiting_checks(party).exclude(person_id=party.person_id).count()


def others_with_number(check: IdentityCheck) -> int:
    """Return how many other people gave a document with the same number: a hint, no verdict."""
    same = IdentityCheck.objects.filter(number_hash=check.number_hash).exclude(pk=check.pk)
    return int(same.count()) if check.number_hash else 0


def refusal_reason(check: IdentityCheck) -> str:
    """Return why the check was refused last, or an empty text."""
    last = events.timeline(check).filter(after="refused").last()
    return str(last.facts.get("reason", "")) if last else ""


def security_events(user: User) -> QuerySet[Event]:
    """Return the person's sign-ins, failures and security changes, newest first."""
    return events.timeline(user).filter(name__in=SECURITY_EVENTS).order_by("-at", "-id")


def has_second_factor(user: User) -> bool:
    """Say whether the person's sign-in asks for a time-based code."""
    factors = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP)
    return bool(factors.exists())
