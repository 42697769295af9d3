"""Lifecycles of a company file and of a paper in it (spec section 2, Verification)."""

from marketplace.companies.process.company import COMPANY
from marketplace.companies.process.paper import PAPER

__all__ = ["COMPANY", "PAPER"]
