"""Forms of the pages beside the one door."""

from collections.abc import Mapping
from typing import Any

from allauth.account.forms import (
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    ConfirmPasswordResetCodeForm,
    ReauthenticateForm,
    RequestLoginCodeForm,
    ResetPasswordForm,
    VerifyPhoneForm,
)
from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import Recovery, User
from marketplace.kernel.forms import ActingForm


def without_placeholders(form: forms.Form) -> None:
    """Take the grey repetitions of the labels out of a form of the sign-in."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)


class PlainMixin(forms.Form):
    """A form of allauth without grey repetitions of the labels, the fields named as everywhere."""

    names: Mapping[str, object] = {"email": _("E-mail"), "password": _("Password")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Rename what is there."""
        super().__init__(*args, **kwargs)
        without_placeholders(self)
        for name, label in self.names.items():
            if name in self.fields:
                self.fields[name].label = label  # type: ignore[assignment]


class ResetForm(PlainMixin, ResetPasswordForm):
    """The address of an account whose password is forgotten."""


class RequestCodeForm(PlainMixin, RequestLoginCodeForm):
    """Address or telephone to which a sign-in code goes; one of the two."""

    def clean(self) -> dict[str, Any]:
        """Ask for one of them: allauth looks for neither when both are empty."""
        given: dict[str, Any] = super().clean() or {}
        if not (self.errors or given.get("email") or given.get("phone")):
            raise forms.ValidationError(_("Type an e-mail address or a telephone number."))
        return given


class SignInCodeForm(PlainMixin, ConfirmLoginCodeForm):
    """The code that signs in."""


class AddressCodeForm(PlainMixin, ConfirmEmailVerificationCodeForm):
    """The code that proves an address."""


class ResetCodeForm(PlainMixin, ConfirmPasswordResetCodeForm):
    """The code that lets a new password be set."""


class PhoneCodeForm(PlainMixin, VerifyPhoneForm):
    """The code that proves a telephone."""


class ProofForm(PlainMixin, ReauthenticateForm):
    """The password as a proof."""


class RecoveryForm(forms.Form):
    """What somebody can say who has lost mailbox and telephone, or the second factor."""

    email = forms.EmailField(
        label=_("E-mail of the account"),
        help_text=_("The address with which you signed in."),
    )
    new_email = forms.EmailField(
        label=_("E-mail that you can read now"),
        help_text=_(
            "Support writes here, and with it you sign in afterwards. It may be the address of the "
            "account, if you still read it."
        ),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    story = forms.CharField(
        label=_("What happened"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Only support reads it. No passwords and no numbers of documents, please."),
    )


class CheckForm(ActingForm):
    """How support checked who somebody is."""

    how = forms.ChoiceField(
        label=_("How it was checked"), choices=Recovery.How.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("What was compared"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Kept with the case. No numbers of documents."),
    )


class MinorForm(ActingForm):
    """The account of a minor, and how that became known."""

    email = forms.EmailField(label=_("E-mail of the account"))
    reason = forms.CharField(
        label=_("How it became known"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept with the closed account. No names and no birth date."),
    )
    sure = forms.BooleanField(
        label=_("The account is closed for good and what it holds of the person is erased")
    )

    def clean_email(self) -> User:
        """Return the person. Raises ValidationError when there is none."""
        email = User.objects.normalize_email(self.cleaned_data["email"])
        found: User | None = User.objects.filter(email=email, is_active=True).first()
        if found is None:
            raise forms.ValidationError(_("There is no account with this address."))
        return found
