"""Pages of disputes: lists, the dispute for its sides, the moderators' queue and file."""

from disputes.views.case import CaseView, RuleView, SecondLookView
from disputes.views.dispute import DisputeView
from disputes.views.lists import DisputesView, SalesView
from disputes.views.opening import OpenView
from disputes.views.queue import QueueView
from disputes.views.speaking import AppealView, EvidenceView, ProposeView, SayView
from disputes.views.steps import DisputeStepView, ProposalStepView

__all__ = [
    "AppealView",
    "CaseView",
    "DisputeStepView",
    "DisputeView",
    "DisputesView",
    "EvidenceView",
    "OpenView",
    "ProposalStepView",
    "ProposeView",
    "QueueView",
    "RuleView",
    "SalesView",
    "SayView",
    "SecondLookView",
]
