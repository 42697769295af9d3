"""Forms of the checked part of the file, one short form for each section, and of a new company."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import countries
from marketplace.companies.forms.fields import ADDRESS_FIELDS, needed
from marketplace.companies.forms.fields import text as _text
from marketplace.companies.models import Company
from marketplace.companies.rules import (
    REGISTRATION_KINDS,
    address_faults,
    kinds_for,
    registration_fault,
    vat_fault,
)
from marketplace.companies.words import (
    ADDRESS_FAULTS,
    COMPANY_KINDS,
    FAULTS,
    FIELDS,
    register_name,
)
from marketplace.kernel.forms import ActingForm


def registers(country: str = "") -> list[tuple[str, str]]:
    """Return the registers for a choice, a country's own first when it is known."""
    own = kinds_for(country) if country else []
    order = [*own, *(key for key in REGISTRATION_KINDS if key not in own)]
    named = ((key, REGISTRATION_KINDS[key]) for key in order)
    return [
        ("", "---------"),
        *((key, f"{register_name(key)} {kind.country}".strip()) for key, kind in named),
    ]


class NewCompanyForm(ActingForm):
    """The name and country of another company of the person."""

    legal_name = _text(_("Legal name"), 200, required=True, hint=_("As the register writes it."))
    country = forms.ChoiceField(label=_("Country"), choices=countries.choices)


class AgainForm(ActingForm):
    """What a company says to a moderator who sent its file back."""

    reason = forms.CharField(
        label=_("Note to the moderator"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("If a point that was named stays as it is, say why it is right."),
    )


class SectionForm(ActingForm):
    """A section of the checked part; of a verified file it asks for a change and may say why."""

    note = forms.CharField(
        label=_("Why it changes"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The moderator who compares the change reads it."),
    )

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        """Keep the company; a file that is still open asks for no reason."""
        super().__init__(*args, **options)
        self.company = company
        if not company.is_verified:
            del self.fields["note"]

    def wanted(self) -> dict[str, Any]:
        """Return the fields of the file as they were given."""
        return {name: value for name, value in self.cleaned_data.items() if name != "note"}


class RegisterForm(SectionForm):
    """Names and register numbers; a draft may be saved with gaps, but not with faults."""

    legal_name = _text(
        FIELDS["legal_name"], 200, required=True, hint=_("As the register writes it.")
    )
    trade_name = _text(FIELDS["trade_name"], 200, hint=_("If people know you by another name."))
    kind = forms.ChoiceField(
        label=FIELDS["kind"], choices=[("", "---------"), *COMPANY_KINDS], required=False
    )
    country = forms.ChoiceField(label=FIELDS["country"], choices=countries.choices, required=False)
    registration_kind = forms.ChoiceField(
        label=FIELDS["registration_kind"], choices=registers, required=False
    )
    registration_number = _text(
        FIELDS["registration_number"], 60, hint=_("Form and check digit are tested at once.")
    )
    vat_id = _text(FIELDS["vat_id"], 20, hint=_("With the country’s letters, such as FR or DE."))
    field_order = ("legal_name", "trade_name", "kind", "country", "registration_kind",
                   "registration_number", "vat_id", "note")  # fmt: skip

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        """Offer the registers of the company's country first."""
        super().__init__(*args, company=company, **options)
        self.fields["registration_kind"].choices = registers(company.country)  # type: ignore[attr-defined]
        needed(self.fields, ("country", "registration_kind", "registration_number"),
               checked=company.is_verified)  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Name the exact fault beside the field."""
        given = super().clean()
        kind, number = given.get("registration_kind", ""), given.get("registration_number", "")
        country = given.get("country", "")
        if number and not kind:
            self.add_error("registration_kind", _("Choose the register that gave the number."))
        elif kind and country and kind not in kinds_for(country):
            self.add_error("registration_kind", _("This register is of another country."))
        elif number and (fault := registration_fault(kind, number, country)):
            self.add_error("registration_number", FAULTS[fault])
        if given.get("vat_id") and (fault := vat_fault(given["vat_id"])):
            self.add_error("vat_id", FAULTS[fault])
        return given


class RegisteredAddressForm(SectionForm):
    """The address that the register has, by the rules of the company's country."""

    line1 = _text(FIELDS["line1"], 120)
    line2 = _text(FIELDS["line2"], 120)
    postcode = _text(FIELDS["postcode"], 20)
    city = _text(FIELDS["city"], 80)
    region = _text(FIELDS["region"], 80)
    field_order = ("line1", "line2", "postcode", "city", "region", "note")

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        """Mark what the country's post needs."""
        super().__init__(*args, company=company, **options)
        wanted = [n for n, fault in address_faults(company.country, {}).items() if n in self.fields]
        needed(self.fields, wanted or ("line1", "city"), checked=company.is_verified)

    def clean(self) -> dict[str, Any]:
        """Name what the country's post does not accept; gaps may stay in a draft."""
        given = super().clean()
        address = {name: given.get(name, "") for name in ADDRESS_FIELDS}
        for field, fault in address_faults(self.company.country, address).items():
            if field in self.fields and (fault == "invalid" or self.company.is_verified):
                self.add_error(field, ADDRESS_FAULTS[fault])
        return given


class RepresentativeForm(SectionForm):
    """Who stands for the company in the register."""

    legal_representative = _text(
        _("Name of the legal representative"), 200, hint=_("As the register writes it.")
    )
    number = _text(
        FIELDS["representative_number"],
        40,
        hint=_("Of the identity card or passport. Left empty, the number in the file stays."),
    )
    field_order = ("legal_representative", "number", "note")

    def wanted(self) -> dict[str, Any]:
        """Return the name alone: the number goes a way of its own."""
        return {"legal_representative": self.cleaned_data["legal_representative"]}


class IdentifierForm(SectionForm):
    """One more number of the company in another register."""

    kind = forms.ChoiceField(label=FIELDS["registration_kind"], choices=registers)
    number = _text(
        _("Number"), 60, required=True, hint=_("Form and check digit are tested at once.")
    )
    field_order = ("kind", "number", "note")

    def __init__(self, *args: Any, company: Company, **options: Any) -> None:
        """Offer the registers that a company of this country may be in."""
        super().__init__(*args, company=company, **options)
        known = registers(company.country)
        allowed = {"", *kinds_for(company.country)}
        self.fields["kind"].choices = [choice for choice in known if choice[0] in allowed]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Name the exact fault beside the number."""
        given = super().clean()
        kind, number = given.get("kind", ""), given.get("number", "")
        if kind and number and (fault := registration_fault(kind, number)):
            self.add_error("number", FAULTS[fault])
        return given
