"""What people are told about their account: frozen, opened, somebody asks to recover it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.notices.kinds import Kind

KINDS: Final = (
    Kind(
        "person.frozen",
        _("Your account is frozen"),
        _(
            "All sign-ins were ended. Nobody can buy, receive money, manage members or match "
            "payments with it until you have set a new password and given a second proof."
        ),
        must_send=True,
    ),
    Kind(
        "person.unfrozen",
        _("Your account is open again"),
        _("You proved who you are. Everything works as before."),
        must_send=True,
    ),
    Kind(
        "recovery.asked",
        _("Somebody asks to take over your account"),
        _(
            "Somebody says that this is their account and that they can no longer open it. "
            "Support checks who they are. If it was not you, stop it now."
        ),
        must_send=True,
    ),
    Kind(
        "recovery.waiting",
        _("Your account will be handed over in 48 hours"),
        _(
            "Support checked who asks for your account. If it was not you, stop it: after 48 hours "
            "it is handed over."
        ),
        must_send=True,
    ),
    Kind(
        "recovery.refused",
        _("The request for your account was refused"),
        _("Your account stays as it is."),
        must_send=True,
    ),
)
