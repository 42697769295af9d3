"""Blind indexes of register numbers: equal for every notation of one register entry."""

from typing import Any, Final

from marketplace.companies.rules import root
from marketplace.kernel import vault

REGISTRATION: Final = "registration"
REPRESENTATIVE: Final = "representative"
BANK_ACCOUNT: Final = "bank_account"


def number_index(kind: str, number: str, country: str = "") -> str:
    """Return the index of a register number; "" for none."""
    return vault.blind_index(REGISTRATION, root(kind, number, country))


def index_numbers(company: Any) -> None:
    """Set the indexes of a company's register and VAT numbers; the caller saves them."""
    company.registration_index = number_index(
        company.registration_kind, company.registration_number, company.country
    )
    company.vat_index = number_index("eu.vat", company.vat_id)
