"""What people change: one listing and a verb, or the switch."""

from typing import Final

from django import forms

from marketplace.kernel.forms import ActingForm

DISMISS: Final = "dismiss"
RESTORE: Final = "restore"
FORGET: Final = "forget"
SET_ASIDE: Final = "set_aside"
USE: Final = "use"
CLEAR: Final = "clear"
VERBS: Final = (DISMISS, RESTORE, FORGET, SET_ASIDE, USE, CLEAR)


class ChangeForm(ActingForm):
    """A verb and the listing it is about; `clear` is about none."""

    verb = forms.ChoiceField(choices=[(verb, verb) for verb in VERBS])
    listing = forms.IntegerField(min_value=0, max_value=2**31 - 1, required=False)
    next = forms.CharField(max_length=500, required=False)


class SwitchForm(ActingForm):
    """Personalisation on or off."""

    on = forms.TypedChoiceField(
        choices=(("yes", "yes"), ("no", "no")), coerce=lambda value: value == "yes"
    )
    next = forms.CharField(max_length=500, required=False)
