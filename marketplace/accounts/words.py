"""Words of this app's events, for timelines."""

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.events import describe

WORDS = {
    "person.joined": _("Joined"),
    "person.changed": _("Person file changed"),
    "person.signed_in": _("Signed in"),
    "person.sign_in_failed": _("A sign-in with a wrong password was refused"),
    "person.security_changed": _("Password, address or second factor changed"),
    "person.made_staff": _("Given a role on the platform"),
    "identity.not_given": _("No document given"),
    "identity.waiting": _("Document given"),
    "identity.submit": _("Document corrected"),
    "identity.escalate": _("Two working days are over: goes to the top of the queue"),
    "identity.remind": _("Reminded that the document ends soon"),
    "accounts.identitycheck.revealed": _("Document number opened"),
    "identity.accepted": _("Identity accepted"),
    "identity.refused": _("Identity refused"),
    "identity.expired": _("Identity document expired"),
}


def register() -> None:
    """Tell the kernel the words."""
    for name, text in WORDS.items():
        describe(name, text)
