"""How a seller narrows the list of its listings."""

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.process import LISTING


class ListFilter(forms.Form):
    """Words and state by which a seller narrows its list; never refused, only ignored."""

    q = forms.CharField(label=_("Title, part number, GTIN or SKU"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All states")), *((s.name, s.label) for s in LISTING.states)],
    )
