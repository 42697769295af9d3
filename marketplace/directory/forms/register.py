"""The list to load, and what of the register is exported."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import countries, industries
from marketplace.companies.words import COMPANY_KINDS
from marketplace.directory.words import CERTIFICATES
from marketplace.kernel.files import INPUT
from marketplace.kernel.forms import ActingForm, UploadField

ANY = ("", _("Any"))


class ListForm(ActingForm):
    """A list of companies and where it comes from."""

    source = forms.CharField(
        label=_("Source of the list"),
        max_length=120,
        help_text=_("For example: members of the chamber, October 2026. The companies read it."),
    )
    file = UploadField(
        purpose=INPUT,
        label=_("File"),
        help_text=_(
            "CSV in UTF-8, separated by commas, semicolons or tabs. Nothing is written before you"
            " have seen the result of the check."
        ),
    )


class ExportForm(ActingForm):
    """Filters of the export, named as those of the directory."""

    q = forms.CharField(label=_("Name or register number"), max_length=200, required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind of company"), choices=(ANY, *COMPANY_KINDS), required=False
    )
    division = forms.ChoiceField(label=_("Industry"), required=False)
    certificate = forms.ChoiceField(
        label=_("Certificate"), choices=(ANY, *CERTIFICATES.items()), required=False
    )
    sellers = forms.BooleanField(label=_("Sellers only"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [ANY, *countries.names()]  # type: ignore[attr-defined]
        divisions = [(code[:2], words) for code, words in industries.choices() if code]
        self.fields["division"].choices = [ANY, *divisions]  # type: ignore[attr-defined]

    def filters(self) -> dict[str, Any]:
        """Return what was chosen, several-valued filters as lists."""
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return {n: [v] if n in {"country", "kind"} else v for n, v in given.items()}
