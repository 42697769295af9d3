"""The company, its people, its papers, its checks and its address book."""

from marketplace.companies.models.address import Address
from marketplace.companies.models.check import CheckResult, TaxProof
from marketplace.companies.models.company import Company
from marketplace.companies.models.member import Member
from marketplace.companies.models.paper import Paper

__all__ = ["Address", "CheckResult", "Company", "Member", "Paper", "TaxProof"]
