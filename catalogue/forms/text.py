"""What is offered: title, description, codes, category, attributes."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.facts import ListingText
from catalogue.models import Category, Product
from catalogue.queries import categories_named
from catalogue.rules import cpv_fault, gtin_fault, hs_fault
from catalogue.specs import specs_from_text, specs_to_text
from catalogue.words import UNITS
from marketplace.accounts import countries
from marketplace.kernel.forms import ActingForm

MOST_OFFERED: Final = 8


def _checked(fault: object | None) -> None:
    if fault is not None:
        raise forms.ValidationError(str(fault))


class ListingForm(ActingForm):
    """What is offered; codes are checked where they are typed."""

    title = forms.CharField(
        label=_("Title"), max_length=255, help_text=_("Brand, model, what it is.")
    )
    description = forms.CharField(
        label=_("Description"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    category_code = forms.CharField(
        label=_("Category"),
        required=False,
        max_length=200,
        help_text=_("A CPV code such as 30232110-8, or words of the category's name."),
        widget=forms.TextInput(attrs={"list": "categories", "autocomplete": "off"}),
    )
    brand = forms.CharField(label=_("Brand"), required=False, max_length=120)
    mpn = forms.CharField(label=_("Manufacturer part number"), required=False, max_length=80)
    gtin = forms.CharField(
        label=_("GTIN"),
        required=False,
        max_length=20,
        help_text=_("The number under the bar code."),
    )
    unit = forms.ChoiceField(label=_("Sales unit"), initial="C62", choices=list(UNITS.items()))
    pack_size = forms.IntegerField(
        label=_("Pack size"), min_value=1, initial=1, help_text=_("Pieces in one sales unit.")
    )
    origin = forms.ChoiceField(
        label=_("Country of origin"), required=False, choices=countries.choices
    )
    hs_code = forms.CharField(
        label=_("HS code"),
        required=False,
        max_length=14,
        help_text=_("Customs tariff number, for example 8443.32."),
    )
    is_service = forms.BooleanField(
        label=_("This is a service: no stock, no shipping"), required=False
    )
    specs = forms.CharField(
        label=_("Attributes"),
        required=False,
        max_length=20_000,
        help_text=_("One per line, for example “Print speed: 43 ppm”."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_gtin(self) -> str:
        """Check length and check digit."""
        _checked(gtin_fault(self.cleaned_data["gtin"]))
        return str(self.cleaned_data["gtin"])

    def clean_hs_code(self) -> str:
        """Check digits and chapter."""
        _checked(hs_fault(self.cleaned_data["hs_code"]))
        return str(self.cleaned_data["hs_code"])

    def clean_category_code(self) -> str:
        """Return the code of the one category meant; several are named to pick from."""
        typed = str(self.cleaned_data["category_code"]).strip()
        found = categories_named(typed)[: MOST_OFFERED + 1] if typed else []
        if typed and not found:
            _checked(cpv_fault(typed) if typed[0].isdigit() else None)
            raise forms.ValidationError(_("No category has this code or these words in its name."))
        if len(found) > 1:
            raise forms.ValidationError(_which(found))
        return str(found[0].code) if found else ""

    def clean_specs(self) -> dict[str, Any]:
        """Return the attributes by name, in the order typed."""
        return specs_from_text(str(self.cleaned_data["specs"]))

    def text(self) -> ListingText:
        """Return what was typed, once the form is valid."""
        fields = ListingText.__dataclass_fields__
        return ListingText(**{name: self.cleaned_data[name] for name in fields})


def _which(found: list[Category]) -> str:
    names = "; ".join(f"{c.code} {c.display_name}" for c in found[:MOST_OFFERED])
    return str(_("Which of these? Type its code: %(names)s")) % {"names": names}


def listing_initial(listing: Product) -> dict[str, Any]:
    """Return what the text form shows of a listing."""
    names = ListingText.__dataclass_fields__.keys() - {"category_code", "specs"}
    return {
        **{name: getattr(listing, name) for name in names},
        "category_code": listing.category.code if listing.category else "",
        "hs_code": listing.hs_text,
        "specs": specs_to_text(listing.specs),
    }
