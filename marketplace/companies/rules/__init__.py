"""Pure rules of the company file: register numbers, addresses, checklist, names."""

from marketplace.companies.rules.address import AddressFacts, address_faults
from marketplace.companies.rules.checklist import Evidence, Point, checklist
from marketplace.companies.rules.facts import CompanyFile, PaperFacts, Presentation, TaxClaim
from marketplace.companies.rules.names import alikeness
from marketplace.companies.rules.registration import (
    REGISTRATION_KINDS,
    compact_number,
    kinds_for,
    registration_fault,
    vat_fault,
)

__all__ = [
    "REGISTRATION_KINDS",
    "AddressFacts",
    "CompanyFile",
    "Evidence",
    "PaperFacts",
    "Point",
    "Presentation",
    "TaxClaim",
    "address_faults",
    "alikeness",
    "checklist",
    "compact_number",
    "kinds_for",
    "registration_fault",
    "vat_fault",
]
