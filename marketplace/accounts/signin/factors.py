"""allauth's questions about second factors and passkeys."""

import logging
from typing import ClassVar, Final

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.accounts.signin import sealing
from marketplace.kernel import vault

logger = logging.getLogger(__name__)
FORMER: Final = "sealed:"
"""What was sealed under SECRET_KEY, before the field keys took it over."""
SECOND: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
"""What a sign-in can end with; recovery codes stand in for one of them."""
MODEL, COLUMN = "mfa.Authenticator", "data"


def opened(text: str) -> str:
    """Return a secret: sealed by the vault, under SECRET_KEY as before it, or plain as at first.

    Raises SealBroken where no key opens it: an empty secret would let everybody make its codes.
    """
    if text.startswith(FORMER):
        secret = sealing.opened(text.removeprefix(FORMER))
        if not secret:
            raise vault.SealBroken(_("A second factor was sealed under another SECRET_KEY."))
        return secret
    return vault.open_inside(MODEL, COLUMN, text) if ":" in text else text


SECRETS: Final = vault.Inside(MODEL, COLUMN, ("secret", "seed", "migrated_codes"), opened)
"""Seeds of authenticator apps and of recovery codes, and the single codes of demo people."""


class FactorAdapter(DefaultMFAAdapter):
    """Secrets lie sealed in the database; keys get names that people understand.

    allauth hands over the text alone, not its row: a secret is bound to table and column, so that
    one copied into another person's row would open there. Whoever can write that table can as well
    take the factor away.
    """

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy(
            "Staff keep one second factor. Set up another one first."
        )
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Say no to the last second factor of staff: the password alone would open the door."""
        others = Authenticator.objects.filter(user=authenticator.user, type__in=SECOND)
        return not authenticator.user.needs_second_factor or bool(
            others.exclude(pk=authenticator.pk).exists()
        )

    def encrypt(self, text: str) -> str:
        """Return a secret as the database keeps it."""
        return vault.seal_inside(MODEL, COLUMN, text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret. Raises SealBroken, in words for the person, where no key opens it."""
        try:
            return opened(encrypted_text)
        except vault.SealBroken as broken:
            logger.error("%s", broken)  # noqa: TRY400  (the trace says nothing more)
            raise vault.SealBroken(
                _("We can not check this second factor now. Use a passkey, or write to support.")
            ) from broken

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)

    def generate_authenticator_name(self, user: object, type: Authenticator.Type) -> str:  # noqa: A002
        """Propose a name for a key; its owner may change it."""
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Key %(number)s") % {"number": count + 1}
