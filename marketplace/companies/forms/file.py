"""Forms of the company file and of its presentation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import countries
from marketplace.companies.forms.fields import ADDRESS_FIELDS
from marketplace.companies.forms.fields import text as _text
from marketplace.companies.rules import (
    REGISTRATION_KINDS,
    CompanyFile,
    Presentation,
    address_faults,
    kinds_for,
    registration_fault,
    vat_fault,
)
from marketplace.companies.words import ADDRESS_FAULTS, COMPANY_KINDS, FAULTS
from marketplace.kernel.forms import ActingForm


def _registers() -> list[tuple[str, str]]:
    kinds = REGISTRATION_KINDS.items()
    return [("", "---------"), *((key, f"{k.name} {k.country}".strip()) for key, k in kinds)]


class NewCompanyForm(ActingForm):
    """The name and country of another company of the person."""

    legal_name = _text(_("Legal name"), 200, required=True, hint=_("As the register writes it."))
    country = forms.ChoiceField(label=_("Country"), choices=countries.choices)


class CompanyFileForm(ActingForm):
    """The part of the file that is checked; a draft may be saved with gaps, but not with faults."""

    legal_name = _text(_("Legal name"), 200, required=True, hint=_("As the register writes it."))
    trade_name = _text(_("Trade name"), 200, hint=_("If people know you by another name."))
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", "---------"), *COMPANY_KINDS], required=False
    )
    country = forms.ChoiceField(label=_("Country"), choices=countries.choices, required=False)
    registration_kind = forms.ChoiceField(label=_("Register"), choices=_registers, required=False)
    registration_number = _text(
        _("Register number"), 60, hint=_("Form and check digit are tested at once.")
    )
    vat_id = _text(_("EU VAT number"), 20, hint=_("With the country’s letters, such as FR or DE."))
    line1 = _text(_("Registered address, line 1"), 120)
    line2 = _text(_("Line 2"), 120)
    postcode = _text(_("Postal code"), 20)
    city = _text(_("City"), 80)
    region = _text(_("Region"), 80)

    def clean(self) -> dict[str, Any]:
        """Name the exact fault beside the field."""
        given = super().clean()
        self._check_number(given)
        self._check_address(given)
        return given

    def _check_number(self, given: dict[str, Any]) -> None:
        kind, number = given.get("registration_kind", ""), given.get("registration_number", "")
        if kind and given.get("country") and kind not in kinds_for(given["country"]):
            self.add_error("registration_kind", _("This register is of another country."))
        elif number and (fault := registration_fault(kind, number)):
            self.add_error("registration_number", FAULTS[fault])
        if given.get("vat_id") and (fault := vat_fault(given["vat_id"])):
            self.add_error("vat_id", FAULTS[fault])

    def _check_address(self, given: dict[str, Any]) -> None:
        if not given.get("country"):
            return
        address = {name: given.get(name, "") for name in ADDRESS_FIELDS}
        for field, fault in address_faults(given["country"], address).items():
            if fault == "invalid":
                self.add_error(field, ADDRESS_FAULTS[fault])

    def facts(self) -> CompanyFile:
        """Return what was given as one value."""
        return CompanyFile(**self.cleaned_data)


class PresentationForm(ActingForm):
    """What changes at once: how the company shows itself."""

    introduction = forms.CharField(
        label=_("Introduction"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Everybody reads it on your public page once you are verified."),
    )
    website = forms.URLField(label=_("Website"), required=False, assume_scheme="https")
    phone = _text(_("Phone"), 30, hint=_("Shown only to companies you are in touch with."))
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        help_text=_("Shown only to companies you are in touch with."),
    )

    def facts(self) -> Presentation:
        """Return what was given as one value."""
        return Presentation(**self.cleaned_data)
