"""A dispute with its lines, proposals, statements, evidence and rulings."""

from disputes.models.dispute import Dispute
from disputes.models.evidence import Evidence, Statement
from disputes.models.line import DisputeLine
from disputes.models.proposal import Proposal, ProposalLine
from disputes.models.ruling import Ruling, RulingLine

__all__ = [
    "Dispute",
    "DisputeLine",
    "Evidence",
    "Proposal",
    "ProposalLine",
    "Ruling",
    "RulingLine",
    "Statement",
]
