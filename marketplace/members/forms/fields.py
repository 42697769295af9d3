"""Fields that several forms share."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy, ngettext

from marketplace.companies.words import ROLES
from marketplace.kernel.money import CURRENCIES, minor_unit_digits, quantize
from marketplace.kernel.party import Party


def an_amount(label: object, hint: object = "") -> forms.DecimalField:
    """Return an amount of zero or more, empty where nothing limits."""
    return forms.DecimalField(
        label=label,  # type: ignore[arg-type]
        min_value=0,
        max_digits=14,
        decimal_places=4,
        required=False,
        help_text=hint,  # type: ignore[arg-type]
    )


def a_currency() -> forms.ChoiceField:
    """Return the choice of the traded currencies."""
    return forms.ChoiceField(
        label=gettext_lazy("Currency"), choices=[(code, code) for code in CURRENCIES]
    )


def a_message(hint: object) -> forms.CharField:
    """Return a box for a few sentences."""
    return forms.CharField(
        label=gettext_lazy("Message"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=hint,  # type: ignore[arg-type]
    )


def roles_to_give(by: Party) -> list[tuple[str, Any]]:
    """Return the roles that the party may give; only an owner makes owners."""
    return [(name, label) for name, label in ROLES if name != "owner" or by.may("own")]


def check_digits(form: forms.Form, *names: str) -> None:
    """Name the amounts of a cleaned form that are finer than its currency's smallest unit."""
    currency = form.cleaned_data.get("currency", "")
    for name in names:
        amount: Decimal | None = form.cleaned_data.get(name)
        if amount is not None and currency and amount != quantize(amount, currency):
            form.add_error(name, _too_fine(currency))


def _too_fine(currency: str) -> str:
    digits = minor_unit_digits(currency)
    words = ngettext(
        "%(currency)s has at most %(n)s decimal.",
        "%(currency)s has at most %(n)s decimals.",
        digits,
    )
    return words % {"currency": currency, "n": digits}


def shown(amount: Decimal | None, currency: str) -> Decimal | None:
    """Return an amount as a form begins with it: with its currency's decimals."""
    return None if amount is None else quantize(amount, currency)
