"""What people do in a dispute: open, speak, prove, propose, answer, decide, appeal, withdraw."""

from disputes.actions.opening import open_dispute
from disputes.actions.proposing import answer, propose
from disputes.actions.proving import EVIDENCE_PURPOSE, add_evidence, done_with_evidence, say
from disputes.actions.ruling import (
    accept_ruling,
    appeal,
    claim_file,
    confirm_ruling,
    rule,
    send_ruling_back,
    withdraw,
)

__all__ = [
    "EVIDENCE_PURPOSE",
    "accept_ruling",
    "add_evidence",
    "answer",
    "appeal",
    "claim_file",
    "confirm_ruling",
    "done_with_evidence",
    "open_dispute",
    "propose",
    "rule",
    "say",
    "send_ruling_back",
    "withdraw",
]
