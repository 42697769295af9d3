"""The words of the own security log."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel import events, vault
from marketplace.kernel.models import Event
from marketplace.kernel.templatetags.words import role_words

WORDS: Final[dict[str, object]] = {
    "person.signed_in": _("Signed in"),
    "person.sign_in_failed": _("A sign-in with a wrong password was refused"),
    "person.factor_failed": _("A wrong code of the second factor was refused"),
    "person.code_failed": _("A wrong code sent by mail or text was refused"),
    "person.security_changed": _("Password, address or second factor changed"),
    "person.session_ended": _("A device was signed out"),
    "person.frozen": _("Account frozen, all sign-ins ended"),
    "person.unfrozen": _("Account opened again after the proofs"),
    "person.recovered": _("Account handed over after a recovery"),
    "person.minor_closed": _("Account closed: its person is a minor"),
    "person.erased": _("Person erased"),
    "recovery.asked": _("Recovery of the account asked for"),
    "recovery.waiting": _("Identity checked for a recovery"),
    "recovery.ready": _("The 48 hours are over"),
    "recovery.done": _("Account handed over"),
    "recovery.stopped": _("Recovery stopped"),
    "recovery.refused": _("Recovery refused"),
    "recovery.lapsed": _("Recovery lapsed"),
}
SECURITY: Final = frozenset(
    {name for name in WORDS if name.startswith("person.")} | {"person.made_staff"}
)
CHANGES: Final[dict[str, object]] = {
    "password_changed": _("Password changed"),
    "password_set": _("Password set"),
    "password_reset": _("Password reset by a mailed code"),
    "email_changed": _("E-mail address changed"),
    "email_confirm": _("E-mail address confirmed"),
    "email_deleted": _("E-mail address removed"),
    "phone": _("Telephone number proved"),
    "phone_changed": _("Telephone number changed"),
    "totp_activated": _("Authenticator app set up"),
    "totp_deactivated": _("Authenticator app removed"),
    "recovery_codes_generated": _("New recovery codes made"),
    "webauthn_added": _("Passkey added"),
    "webauthn_removed": _("Passkey removed"),
}
WAYS: Final[dict[str, object]] = {
    "password": _("password"),
    "code": _("code by mail"),
    "phone": _("code by text"),
    "totp": _("authenticator app"),
    "webauthn": _("passkey"),
    "recovery_codes": _("recovery code"),
    "password_reset": _("password reset"),
}


def said(event: Event) -> object:
    """Return what an event of the log says, as exactly as it is known."""
    what = str(event.facts.get("what", ""))
    return CHANGES.get(what) or events.words(event.name)


def details(event: Event) -> list[Any]:
    """Return the ways of a sign-in, or the device that was signed out."""
    ways = [WAYS.get(way, way) for way in event.facts.get("ways", [])]
    device = event.facts.get("device")
    return ways + ([device] if device else [])


def opening(event: Event) -> tuple[Any, object, object]:
    """Return when a sealed number was opened, by which role and what for."""
    purpose = str(event.facts.get("purpose", ""))
    return event.at, role_words(event.role), vault.PURPOSES.get(purpose, purpose)
