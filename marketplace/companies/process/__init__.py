"""Lifecycles of a company file, its papers, bank accounts and changes (spec section 2)."""

from marketplace.companies.process.bank import BANK_ACCOUNT
from marketplace.companies.process.change import CHANGE
from marketplace.companies.process.company import COMPANY
from marketplace.companies.process.paper import PAPER

__all__ = ["BANK_ACCOUNT", "CHANGE", "COMPANY", "PAPER"]
