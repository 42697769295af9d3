"""Which kinds of notices also come by mail."""

import re
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.forms import ActingForm
from marketplace.notices import kinds

PLACE: Final = re.compile(r"%\(\w+\)[sd]")


class MailForm(ActingForm):
    """One tick per kind that can be switched off."""

    wanted = forms.MultipleChoiceField(
        label=_("Send me these by mail"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the kinds that the apps registered."""
        super().__init__(*args, **kwargs)
        self.fields["wanted"].choices = [  # type: ignore[attr-defined]
            (kind.name, PLACE.sub("…", str(kind.title)))
            for kind in kinds.registered()
            if not kind.must_send
        ]
