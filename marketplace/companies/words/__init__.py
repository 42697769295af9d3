"""Words of companies: choices, points, faults and what the automatic checks found."""

from marketplace.companies.words.choices import (
    ACCOUNT_KINDS,
    ADDRESS_PURPOSES,
    AUDIENCES,
    COMPANY_KINDS,
    CONTACT_PURPOSES,
    LANGUAGE_NAMES,
    LANGUAGES,
    PAPER_KINDS,
    PROOF_SOURCES,
    READINESS,
    ROLES,
    SIZES,
)
from marketplace.companies.words.faults import (
    ACCOUNT_ADVICE,
    ACCOUNT_FAULTS,
    ADDRESS_FAULTS,
    FAULTS,
    FIELDS,
    POINTS,
)
from marketplace.companies.words.findings import CHECKS, OUTCOMES, SCANS, finding
from marketplace.companies.words.registers import register_name

__all__ = [
    "ACCOUNT_ADVICE",
    "ACCOUNT_FAULTS",
    "ACCOUNT_KINDS",
    "ADDRESS_FAULTS",
    "ADDRESS_PURPOSES",
    "AUDIENCES",
    "CHECKS",
    "COMPANY_KINDS",
    "CONTACT_PURPOSES",
    "FAULTS",
    "FIELDS",
    "LANGUAGES",
    "LANGUAGE_NAMES",
    "OUTCOMES",
    "PAPER_KINDS",
    "POINTS",
    "PROOF_SOURCES",
    "READINESS",
    "ROLES",
    "SCANS",
    "SIZES",
    "finding",
    "register_name",
]
