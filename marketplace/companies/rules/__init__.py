"""Pure rules of the company file: register numbers, addresses, checklist, names."""

from marketplace.companies.rules.address import AddressFacts, address_faults
from marketplace.companies.rules.bank import (
    AccountFacts,
    account_advice,
    account_faults,
    compact_account,
    compact_bic,
)
from marketplace.companies.rules.changes import Difference, differences
from marketplace.companies.rules.checklist import Evidence, Point, checklist
from marketplace.companies.rules.facts import (
    CompanyFile,
    ContactFacts,
    PaperFacts,
    Presentation,
    TaxClaim,
)
from marketplace.companies.rules.names import alikeness
from marketplace.companies.rules.notations import root, roots
from marketplace.companies.rules.payouts import readiness
from marketplace.companies.rules.registration import (
    REGISTRATION_KINDS,
    compact_number,
    kinds_for,
    registration_fault,
    vat_fault,
)

__all__ = [
    "REGISTRATION_KINDS",
    "AccountFacts",
    "AddressFacts",
    "CompanyFile",
    "ContactFacts",
    "Difference",
    "Evidence",
    "PaperFacts",
    "Point",
    "Presentation",
    "TaxClaim",
    "account_advice",
    "account_faults",
    "address_faults",
    "alikeness",
    "checklist",
    "compact_account",
    "compact_bic",
    "compact_number",
    "differences",
    "kinds_for",
    "readiness",
    "registration_fault",
    "root",
    "roots",
    "vat_fault",
]
