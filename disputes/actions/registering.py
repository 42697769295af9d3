"""Which names of the tables' effects mean which action, what is heard, and who opens evidence."""

from typing import Final

from disputes.actions import effects, going_on
from disputes.actions.proving import EVIDENCE_PURPOSE
from disputes.models import Evidence
from marketplace.kernel import effects as consequences
from marketplace.kernel import events
from marketplace.kernel.files import Purpose, register_purpose
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party

EFFECTS: Final[dict[str, consequences.Effect]] = {
    "dispute.note_done": effects.note_done,
    "dispute.set_ruling_due": effects.set_ruling_due,
    "dispute.note_reminder": effects.note_reminder,
    "dispute.assign": effects.assign,
    "dispute.unassign": effects.unassign,
    "dispute.announce": effects.announce,
    "dispute.confirm_ruling": effects.confirm_ruling,
    "dispute.send_ruling_back": effects.send_ruling_back,
    "dispute.note_acceptance": effects.note_acceptance,
    "dispute.note_appeal": effects.note_appeal,
    "dispute.execute_ruling": effects.execute_ruling,
    "dispute.execute_proposal": effects.execute_proposal,
    "dispute.lift": effects.lift_freeze,
    "dispute.free_lines": effects.free_lines,
    "dispute.go_on": going_on.go_on,
    "proposal.settle": effects.settle,
}
KINDS: Final = frozenset({"image", "pdf", "text"})


def register() -> None:
    """Make effects and the file purpose known, and listen to what ends disputes or proposals."""
    for name, effect in EFFECTS.items():
        consequences.register(name, effect)
    register_purpose(Purpose(name=EVIDENCE_PURPOSE, kinds=KINDS, may_see=may_see_evidence))
    events.subscribe("order.cancelled", going_on.hear_cancelled)
    events.subscribe("order.receipt_problem", going_on.hear_report)
    for name in ("dispute.ruled", "dispute.closed", "dispute.settled", "dispute.withdrawn"):
        events.subscribe(name, going_on.lapse_proposals)


def may_see_evidence(party: Party, stored: StoredFile) -> bool:
    """Say whether a party may open a file of evidence: a hidden one only its own side and
    moderators."""
    return bool(Evidence.objects.visible_to(party).filter(file=stored).exists())
