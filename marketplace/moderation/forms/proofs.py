"""Where a VAT number was confirmed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.companies.actions.papers import PROOF_PURPOSE
from marketplace.companies.rules import TaxClaim
from marketplace.companies.words import PROOF_SOURCES
from marketplace.kernel.forms import ActingForm, UploadField


class TaxProofForm(ActingForm):
    """Where a VAT number was confirmed."""

    vat_id = forms.CharField(label=_("VAT number"), max_length=20)
    source = forms.ChoiceField(label=_("Confirmed by"), choices=PROOF_SOURCES)
    reference = forms.CharField(
        label=_("Reference of the answer"),
        max_length=80,
        required=False,
        help_text=_("For VIES the consultation number."),
    )
    evidence = UploadField(label=_("Evidence"), purpose=PROOF_PURPOSE, required=False)

    def claim(self) -> TaxClaim:
        """Return what was given, the file apart, as one value."""
        return TaxClaim(**{k: v for k, v in self.cleaned_data.items() if k != "evidence"})
