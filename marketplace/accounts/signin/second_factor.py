"""The second factor's forms: its seed stays sealed while it is set up, wrong codes are recorded."""

from typing import Any

from allauth.core import context as current
from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django import forms
from django.core.cache import cache

from marketplace.accounts.actions.people import note_wrong_factor
from marketplace.accounts.signin import sealing


class SetUpForm(ActivateTOTPForm):
    """The first code of a new authenticator app; the session keeps its seed sealed meanwhile."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let allauth make or find the seed, and seal it again."""
        session: Any = current.request.session
        if kept := session.get(SECRET_SESSION_KEY):
            session[SECRET_SESSION_KEY] = sealing.opened(kept)
        super().__init__(*args, **kwargs)
        session[SECRET_SESSION_KEY] = sealing.seal(self.secret)


class OnceMixin(forms.Form):
    """A code counts once while it would be taken, and a wrong one is put on record."""

    def clean_code(self: Any) -> str:
        """Return the code. Raises ValidationError for a wrong or used one, after recording it."""
        try:
            code = str(super().clean_code())  # type: ignore[misc]
            if not _is_first_use(self.user.pk, code):
                raise get_adapter().validation_error("incorrect_code")
        except forms.ValidationError:
            note_wrong_factor(self.user)
            raise
        return code


def _is_first_use(person_id: int, code: str) -> bool:
    """Note a code as used (RFC 6238 section 5.2): allauth forgets it after one period, and takes
    it in those before and after."""
    lives = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return bool(cache.add(f"factor.used:{person_id}:{normalize_user_code(code)}", 1, lives))


class SecondFactorForm(OnceMixin, AuthenticateForm):
    """The code of an authenticator app, or a recovery code, that completes a sign-in."""


class FactorProofForm(OnceMixin, ReauthenticateForm):
    """The same as a proof of who acts."""
