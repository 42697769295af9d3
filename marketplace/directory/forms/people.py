"""What a person lets be seen, and leaving."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.directory.actions import Shown
from marketplace.kernel.forms import ActingForm


class ShownForm(ActingForm):
    """Nothing is ticked before: name, job title and company are all that being listed shows."""

    show_city = forms.BooleanField(label=_("Show my city"), required=False)
    show_industry = forms.BooleanField(label=_("Show my main industry"), required=False)
    show_photo = forms.BooleanField(label=_("Show my photo"), required=False)
    leave = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def shown(self) -> Shown:
        """Return the choice."""
        given = self.cleaned_data
        return Shown(
            show_city=given["show_city"],
            show_industry=given["show_industry"],
            show_photo=given["show_photo"],
        )
