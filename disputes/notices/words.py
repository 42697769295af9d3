"""The words of a dispute's history, as timelines show them."""

from typing import Final

from django.utils.translation import gettext_lazy as _

EVENT_WORDS: Final[dict[str, object]] = {
    "dispute.negotiation": _("Dispute opened; the money of its lines is frozen"),
    "dispute.propose": _("Proposal made"),
    "dispute.said": _("Message written"),
    "dispute.add_evidence": _("Evidence added"),
    "dispute.evidence": _("A moderator will decide; both sides may add evidence"),
    "dispute.done": _("One side’s evidence is complete"),
    "dispute.review": _("The file is complete and waits for a moderator"),
    "dispute.claim": _("A moderator took the file"),
    "dispute.give_back": _("The moderator gave the file back"),
    "dispute.remind": _("The ruling is overdue"),
    "dispute.second_look": _("A second moderator reads the ruling"),
    "dispute.ruled": _("Ruled"),
    "dispute.accept": _("One side accepted the ruling"),
    "dispute.appeal": _("Appealed"),
    "dispute.appeal_look": _("A second moderator reads the ruling on the appeal"),
    "dispute.closed": _("Closed"),
    "dispute.settled": _("Settled by agreement"),
    "dispute.withdrawn": _("Withdrawn"),
    "proposal.open": _("Proposed"),
    "proposal.accepted": _("Proposal accepted"),
    "proposal.declined": _("Proposal declined"),
    "proposal.withdrawn": _("Proposal withdrawn"),
    "proposal.lapsed": _("Proposal replaced or out of time"),
}
