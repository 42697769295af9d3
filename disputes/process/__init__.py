"""Lifecycles of a dispute and of a proposal in it (spec section 9)."""

from disputes.process.dispute import DISPUTE
from disputes.process.proposal import PROPOSAL

__all__ = ["DISPUTE", "PROPOSAL"]
