"""Questions about a person's sign-in."""

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from marketplace.accounts.models import User
from marketplace.kernel import events
from marketplace.kernel.models import Event

SECURITY_EVENTS = (
    "person.signed_in",
    "person.sign_in_failed",
    "person.security_changed",
    "person.made_staff",
)


def security_events(user: User) -> QuerySet[Event]:
    """Return the person's sign-ins, failures and security changes, newest first."""
    return events.timeline(user).filter(name__in=SECURITY_EVENTS).order_by("-at", "-id")


def has_second_factor(user: User) -> bool:
    """Say whether the person's sign-in asks for a time-based code or a passkey."""
    types = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    factors = Authenticator.objects.filter(user=user, type__in=types)
    return bool(factors.exists())


def ways_in(user: User) -> dict[str, object]:
    """Return what the person can sign in with: passkeys (a count), password, code of an app."""
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return {
        "password": user.has_usable_password(),
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "second_factor": Authenticator.Type.TOTP in kinds,
    }
