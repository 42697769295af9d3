"""The lifecycle of a dispute: two companies talk, then a moderator rules on the file.

A ruling moves money when it is final; an accepted proposal at once.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from disputes.process import conditions as by
from disputes.process.rows import (
    OVER,
    add_evidence,
    claim,
    end,
    give_back,
    propose,
    remind,
    ruling,
    second_look,
    settle,
    withdraw,
)
from disputes.process.states import APPEALED, BEFORE_RULING, OPEN, STATES
from marketplace.kernel.process import Process, Row, is_system

TALK: Final = (
    *(propose(state) for state in BEFORE_RULING),
    *(add_evidence(state) for state in ("negotiation", "evidence")),
    Row(
        name="escalate",
        source="negotiation",
        target="evidence",
        actor=by.either_or_clock,
        guard=by.time_to_escalate,
        deadline=by.negotiation_ends,
        label=_("Ask a moderator to decide"),
        page="disputes:escalate",
    ),
    Row(
        name="done",
        source="evidence",
        target="evidence",
        actor=by.still_adds,
        effects=("dispute.note_done",),
        label=_("My evidence is complete"),
        page="disputes:done",
    ),
    Row(
        name="close_evidence",
        source="evidence",
        target="review",
        actor=is_system,
        deadline=by.evidence_ends,
        effects=("dispute.set_ruling_due",),
    ),
)

FIRST_STAGE: Final = (
    claim("review"),
    give_back("review"),
    ruling("rule", "review", "ruled", by.rules_alone, "dispute.announce"),
    ruling("rule_first", "review", "second_look", by.rules_first),
    *second_look("second_look", "review", "ruled", "dispute.announce"),
    Row(
        name="accept",
        source="ruled",
        target="ruled",
        actor=by.may_accept,
        effects=("dispute.note_acceptance",),
        label=_("Accept the ruling"),
        page="disputes:accept",
    ),
    Row(
        name="appeal",
        source="ruled",
        target="appeal",
        actor=by.may_accept,
        needs=("reason",),
        effects=("dispute.note_appeal", "dispute.set_ruling_due"),
        label=_("Appeal"),
        page="disputes:appeal",
    ),
    Row(
        name="close",
        source="ruled",
        target="closed",
        actor=is_system,
        deadline=by.appeal_ends,
        effects=("dispute.execute_ruling", *OVER),
    ),
)

FINAL: Final = ("dispute.announce", "dispute.execute_ruling", *OVER)
APPEAL: Final = (
    claim("appeal"),
    give_back("appeal"),
    ruling("rule_appeal", "appeal", "closed", by.rules_alone, *FINAL),
    ruling("rule_appeal_first", "appeal", "appeal_look", by.rules_first),
    *second_look("appeal_look", "appeal", "closed", *FINAL),
)

DISPUTE: Final = Process(
    name="dispute",
    model="disputes.Dispute",
    initial="negotiation",
    path=("negotiation", "evidence", "review", "ruled", "closed"),
    states=STATES,
    rows=(
        *TALK,
        *FIRST_STAGE,
        *APPEAL,
        *(remind(state) for state in ("review", "second_look", *APPEALED)),
        *(settle(state) for state in BEFORE_RULING),
        *(withdraw(state) for state in BEFORE_RULING),
        *(end(state) for state in OPEN),
    ),
)
