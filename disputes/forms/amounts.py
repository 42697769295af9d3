"""Amounts by line: what may go back for each line in dispute, and the field that asks for it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.money import minor_unit_digits


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A line in dispute, or the delivery charge where `key` is None: what was paid, the most
    that can go back (what is claimed), and the amount to start from, all gross; the fields are
    those of a form that asks for it."""

    key: int | None
    title: object
    gross: Decimal
    most: Decimal
    start: Decimal | None = None
    quantity: int = 0
    field: Any = None
    reason: Any = None

    @property
    def name(self) -> str:
        """What ends the names of its fields."""
        return "freight" if self.key is None else str(self.key)


def amount_field(most: Decimal, currency: str, label: Any) -> forms.DecimalField:
    """Return a field of an amount from nothing up to the most that can go back."""
    return forms.DecimalField(
        label=label,
        min_value=Decimal(0),
        max_value=most,
        max_digits=18,
        decimal_places=minor_unit_digits(currency),
        localize=True,
        widget=forms.TextInput(attrs={"class": "form-control num", "inputmode": "decimal"}),
        error_messages={"required": _("Give an amount, 0 for nothing.")},
    )
