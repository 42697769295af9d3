"""Forms of papers and the address book."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import countries
from marketplace.accounts.forms.telephone import ReachableForm, TelephoneField
from marketplace.companies.actions.papers import PAPER_PURPOSE
from marketplace.companies.forms.fields import ADDRESS_FIELDS
from marketplace.companies.forms.fields import text as _text
from marketplace.companies.rules import AddressFacts, PaperFacts, address_faults
from marketplace.companies.words import ADDRESS_FAULTS, ADDRESS_PURPOSES, PAPER_KINDS
from marketplace.kernel.forms import ActingForm, UploadField


class PaperForm(ActingForm):
    """A paper and its file."""

    kind = forms.ChoiceField(label=_("Kind"), choices=PAPER_KINDS)
    number = _text(_("Number"), 60)
    issuer = _text(_("Issued by"), 120)
    holder = _text(_("Name on the paper"), 200, hint=_("Exactly as it is printed."))
    issued_on = forms.DateField(
        label=_("Issued on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    expires_on = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("A licence needs it: the verification lasts until that day."),
    )
    file = UploadField(label=_("File"), purpose=PAPER_PURPOSE)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Mark what one kind of paper needs."""
        super().__init__(*args, **options)
        self.fields["expires_on"].mark = _("needed for a licence")  # type: ignore[attr-defined]

    def facts(self) -> PaperFacts:
        """Return what was given, the file apart, as one value."""
        return PaperFacts(**{k: v for k, v in self.cleaned_data.items() if k != "file"})


class AddressForm(ReachableForm):
    """An address by the rules of its country."""

    purpose = forms.ChoiceField(label=_("Used for"), choices=ADDRESS_PURPOSES)
    recipient = _text(_("Recipient"), 120, required=True, hint=_("The person who receives."))
    organisation = _text(_("Company or department"), 120)
    country = forms.ChoiceField(label=_("Country"), choices=countries.choices)
    line1 = _text(_("Address, line 1"), 120, required=True)
    line2 = _text(_("Line 2"), 120)
    postcode = _text(_("Postal code"), 20)
    city = _text(_("City"), 80, required=True)
    region = _text(_("Region"), 80)
    phone = TelephoneField(_("Phone"))
    second_phone = TelephoneField(_("Second phone"))
    opening_hours = _text(_("Opening hours"), 120, hint=_("For example Mon–Fri 8–16."))

    def __init__(self, *args: Any, **options: Any) -> None:
        """Complete telephone numbers by the country that was chosen."""
        super().__init__(*args, **options)
        self.dial_from(self.data.get("country", ""))

    def clean(self) -> dict[str, Any]:
        """Name what the country's post does not accept beside the field."""
        given = super().clean()
        address = {name: given.get(name, "") for name in ADDRESS_FIELDS}
        for field, fault in address_faults(given.get("country", ""), address).items():
            if field not in self.errors:
                self.add_error(field, ADDRESS_FAULTS[fault])
        return given

    def facts(self) -> AddressFacts:
        """Return what was given as one value."""
        return AddressFacts(**self.cleaned_data)
