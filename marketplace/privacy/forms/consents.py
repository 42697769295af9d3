"""The choice of cookies and the switch of one consent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.forms import ActingForm
from marketplace.privacy.purposes import BY_NAME, COOKIES


class CookieForm(ActingForm):
    """Accept all, only the necessary, or each kind on its own; nothing is ticked before."""

    choice = forms.ChoiceField(
        choices=(
            ("all", _("Accept all")),
            ("necessary", _("Only necessary")),
            ("chosen", _("Save")),
        ),
        required=False,
    )
    statistics = forms.BooleanField(required=False)
    personalisation = forms.BooleanField(required=False)

    def accepted(self) -> frozenset[str]:
        """Return the optional purposes accepted; without a button only what is ticked."""
        if self.cleaned_data["choice"] == "all":
            return frozenset(COOKIES)
        if self.cleaned_data["choice"] == "necessary":
            return frozenset()
        return frozenset(name for name in COOKIES if self.cleaned_data.get(name))


class ConsentForm(ActingForm):
    """One purpose, yes or no."""

    purpose = forms.ChoiceField(choices=[(name, name) for name in BY_NAME])
    given = forms.TypedChoiceField(
        choices=(("yes", _("Agree")), ("no", _("Withdraw"))), coerce=lambda value: value == "yes"
    )

    def clean_given(self) -> bool:
        """Refuse a yes to what only its own form asks for."""
        given: bool = self.cleaned_data["given"]
        purpose = BY_NAME.get(self.cleaned_data.get("purpose", ""))
        if given and purpose is not None and not purpose.asked_here:
            raise forms.ValidationError(_("This is asked where it is needed."))
        return given
