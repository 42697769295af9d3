"""allauth's questions about second factors and passkeys."""

from typing import Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _

from marketplace.accounts.signin import sealing

SEALED: Final = "sealed:"


class FactorAdapter(DefaultMFAAdapter):
    """Secrets lie encrypted in the database; keys get names that people understand."""

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return SEALED + sealing.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret; those of before the sealing are plain."""
        if not encrypted_text.startswith(SEALED):
            return encrypted_text
        return sealing.opened(encrypted_text.removeprefix(SEALED)) or ""

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)

    def generate_authenticator_name(self, user: object, type: Authenticator.Type) -> str:  # noqa: A002
        """Propose a name for a key; its owner may change it."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Key %(number)s") % {"number": count + 1}
