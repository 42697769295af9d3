"""Forms of the bank account and of the purpose for which a sealed number is opened."""

from typing import Any

from babel.numbers import get_territory_currencies
from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import countries
from marketplace.companies.forms.fields import text as _text
from marketplace.companies.rules import AccountFacts, account_faults
from marketplace.companies.words import ACCOUNT_FAULTS, ACCOUNT_KINDS
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.money import CURRENCIES
from marketplace.kernel.party import Party
from marketplace.kernel.vault import PURPOSES


def _currencies() -> list[tuple[str, str]]:
    return [(code, code) for code in sorted(CURRENCIES)]


def currency_of(country: str) -> str:
    """Return the currency that accounts of a country have most likely: to start a form from."""
    found = [code for code in get_territory_currencies(country or "FR") if code in CURRENCIES]
    return str(found[0]) if found else "EUR"


class BankAccountForm(ActingForm):
    """An account; the exact fault of a number stands beside it."""

    holder = _text(
        _("Account holder"), 200, required=True, hint=_("The legal name, as the bank writes it.")
    )
    kind = forms.ChoiceField(
        label=_("Kind of account"), choices=ACCOUNT_KINDS, widget=forms.RadioSelect, initial="iban"
    )
    number = _text(
        _("IBAN or account number"), 60, required=True, hint=_("Spaces and dots do not matter.")
    )
    bank_code = _text(
        _("CNAPS code"), 20, hint=_("12 digits; only for accounts in mainland China.")
    )
    bic = _text(_("BIC"), 14, hint=_("8 or 11 characters."))
    bank = _text(_("Bank"), 120)
    country = forms.ChoiceField(label=_("Country of the bank"), choices=countries.choices)
    currency = forms.ChoiceField(label=_("Currency"), choices=_currencies)

    def clean(self) -> dict[str, Any]:
        """Name the fault of each number beside it."""
        given = super().clean()
        known = {name: given.get(name, "") for name in AccountFacts.__dataclass_fields__}
        for field, fault in account_faults(AccountFacts(**known)).items():
            if field not in self.errors:
                self.add_error(field, ACCOUNT_FAULTS[fault])
        return given

    def facts(self) -> AccountFacts:
        """Return what was given as one value."""
        return AccountFacts(**self.cleaned_data)


def purposes_of(party: Party) -> list[str]:
    """Return what a party may open a company's sealed number for."""
    if party.may("verify"):
        return ["check", "authority"]
    return ["payout", "authority"] if party.may("match") else ["own"]


class PurposeForm(ActingForm):
    """What the number is opened for."""

    purpose = forms.ChoiceField(label=_("What you open it for"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, party: Party, **options: Any) -> None:
        """Offer the purposes of the party's role, none ticked where there are several."""
        super().__init__(*args, **options)
        offered = [(key, PURPOSES[key]) for key in purposes_of(party)]
        self.fields["purpose"].choices = offered  # type: ignore[attr-defined]
        if len(offered) == 1:
            self.initial["purpose"] = offered[0][0]
