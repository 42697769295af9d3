"""The company, its people, its file with papers and changes, what it shows, its address book."""

from marketplace.companies.models.address import Address
from marketplace.companies.models.bank import BankAccount
from marketplace.companies.models.change import ChangeRequest
from marketplace.companies.models.check import CheckResult, TaxProof
from marketplace.companies.models.company import Company
from marketplace.companies.models.identifier import Identifier
from marketplace.companies.models.member import Member
from marketplace.companies.models.objection import Objection
from marketplace.companies.models.paper import Paper
from marketplace.companies.models.showing import Contact, Industry, Picture

__all__ = [
    "Address",
    "BankAccount",
    "ChangeRequest",
    "CheckResult",
    "Company",
    "Contact",
    "Identifier",
    "Industry",
    "Member",
    "Objection",
    "Paper",
    "Picture",
    "TaxProof",
]
