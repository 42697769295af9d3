"""A wrong code of the second factor is put on the person's record: the password was right."""

from allauth.mfa.base.forms import AuthenticateForm
from django import forms

from marketplace.accounts.actions.people import note_wrong_factor


class SecondFactorForm(AuthenticateForm):
    """The code of an authenticator app, or a recovery code."""

    def clean_code(self) -> str:
        """Return the code. Raises ValidationError for a wrong one, after recording it."""
        try:
            return str(super().clean_code())
        except forms.ValidationError:
            note_wrong_factor(self.user)
            raise
