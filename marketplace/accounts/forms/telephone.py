"""Telephone numbers of people and companies, written as in their country."""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import CharField
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.rules import telephone
from marketplace.kernel.forms import ActingForm


class TelephoneField(CharField):
    """An optional telephone number; `country` completes one that is written without its code."""

    country = ""

    def __init__(self, label: object, hint: object = "", *, filled: str = "") -> None:
        """Take the label, what is said under it, and what a browser may fill in."""
        super().__init__(label=label, max_length=30, required=False, help_text=hint)  # type: ignore[arg-type]
        self.widget.input_type = "tel"
        if filled:
            self.widget.attrs["autocomplete"] = filled

    def clean(self, value: Any) -> str:
        """Return the number in the international notation. Raises ValidationError for none."""
        number = telephone(super().clean(value), self.country)
        if number is None:
            raise ValidationError(
                _("This is no telephone number. Start with + and the code of the country."),
                code="telephone",
            )
        return number


class ReachableForm(ActingForm):
    """A form with telephone numbers of a country (ISO 3166-1 alpha-2), "" when none is known."""

    def __init__(self, *args: Any, country: str = "", **options: Any) -> None:
        """Take the country."""
        super().__init__(*args, **options)
        self.dial_from(country)

    def dial_from(self, country: str) -> None:
        """Complete numbers that are written without the code of their country."""
        for field in self.fields.values():
            if isinstance(field, TelephoneField):
                field.country = country
