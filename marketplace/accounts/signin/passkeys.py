"""A new key is a passkey unless its owner wants it as a second factor alone."""

from typing import Any

from allauth.mfa.webauthn.forms import AddWebAuthnForm
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.signin.forms import without_placeholders


class AddPasskeyForm(AddWebAuthnForm):
    """Name, and whether the key alone signs in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say in plain words what the choice does."""
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        self.fields["name"].label = _("Name")
        self.fields["name"].help_text = _("So that you can tell your keys apart.")
        passwordless = self.fields["passwordless"]
        passwordless.initial = True
        passwordless.label = _("It alone signs me in")
        passwordless.help_text = _(
            "The device checks your finger, face or PIN. Without this it is only a second factor."
        )
