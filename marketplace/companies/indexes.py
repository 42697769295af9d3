"""The blind indexes of the company file, as they are computed again under a new key."""

from typing import Any, Final

from marketplace.companies.numbering import BANK_ACCOUNT, REPRESENTATIVE, number_index
from marketplace.kernel import vault


def _registration(company: Any, _number: str) -> str:
    kind, number = company.registration_kind, company.registration_number
    return number_index(kind, number, company.country)


def _vat(company: Any, _number: str) -> str:
    return number_index("eu.vat", company.vat_id)


def _further(identifier: Any, _number: str) -> str:
    return number_index(identifier.kind, identifier.number, identifier.company.country)


def _representative(_company: Any, number: str) -> str:
    return vault.blind_index(REPRESENTATIVE, number)


def _account(_account: Any, number: str) -> str:
    return vault.blind_index(BANK_ACCOUNT, number)


INDEXED: Final = (
    vault.Indexed("companies.Company", "registration_index", _registration),
    vault.Indexed("companies.Company", "vat_index", _vat),
    vault.Indexed("companies.Identifier", "index", _further),
    vault.Indexed(
        "companies.Company",
        "representative_number_index",
        _representative,
        sealed="representative_number",
    ),
    vault.Indexed("companies.BankAccount", "number_index", _account, sealed="number"),
)
