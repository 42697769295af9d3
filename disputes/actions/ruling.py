"""Deciding: a moderator takes the file and rules, a second one looks, a side accepts or appeals."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from checkout.order.actors import person_of
from disputes.facts import Verdict
from disputes.models import Dispute, Evidence, Ruling, RulingLine
from disputes.process.conditions import assigned
from disputes.process.states import APPEALED
from disputes.rules import evidence_carries, plain, refunds_fault
from disputes.words import REMEDIES, RULES
from marketplace.kernel import steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


def claim_file(dispute: Dispute, *, by: Party) -> Event:
    """Take the file of a dispute or of an appeal; overdue, it may be taken over.

    Raises Refused for anybody tied to a party, with a part in the first stage, or too late.
    """
    return steps.take(dispute, "claim", by=by)


@transaction.atomic
def rule(dispute: Dispute, verdict: Verdict, *, by: Party) -> Ruling:
    """Rule on the file one has; above the limit a second moderator confirms before it counts.

    Raises Refused for anybody but the moderator who has the file, for reasons, a rule or a line
    missing, amounts that do not fit the claim or the remedy, and for a ruling that relies only on
    evidence which one side can not see.
    """
    locked = Dispute.objects.select_for_update().get(pk=dispute.pk)
    if not assigned(by, locked):
        raise Refused(_("Only the moderator who has the file rules."), code="wrong_actor")
    evidence = _check(verdict, locked)
    ruling = _write_once(locked, verdict, evidence, by)
    step = _step(locked)
    facts = {"ruling": ruling.pk, "remedy": verdict.remedy, "refunds": plain(verdict.refunds)}
    steps.take(dispute, step, by=by, **facts)
    ruling.refresh_from_db()
    return ruling


def _step(dispute: Dispute) -> str:
    """Return the step of ruling in this stage, and alone or before a second moderator."""
    stage = "rule_appeal" if dispute.status in APPEALED else "rule"
    return f"{stage}_first" if dispute.needs_second_moderator else stage


def _check(verdict: Verdict, dispute: Dispute) -> list[Evidence]:
    """Return the evidence relied on. Raises Refused for whatever a ruling lacks."""
    if verdict.remedy not in dict(REMEDIES):
        raise Refused(_("Choose a remedy."), code="remedy", field="remedy")
    if verdict.rule not in dict(RULES):
        raise Refused(_("Name the rule that the ruling rests on."), code="rule", field="rule")
    if not verdict.reasons.strip():
        raise Refused(_("Give the reasons."), code="empty", field="reasons")
    _check_lines(verdict, dispute)
    return _relied_on(verdict, dispute)


def _check_lines(verdict: Verdict, dispute: Dispute) -> None:
    keys, claimed = [line.line_id for line in verdict.lines], dispute.claimed
    if len(keys) != len(set(keys)) or set(keys) != set(claimed):
        raise Refused(_("Decide on everything that is in dispute, once each."), code="lines")
    silent = next((line for line in verdict.lines if not line.reason.strip()), None)
    if silent is not None:
        field = f"reason_{silent.line_id or 'freight'}"
        raise Refused(_("Give a reason for every line."), code="empty", field=field)
    fault = refunds_fault(verdict.remedy, verdict.refunds, claimed, dispute.currency)
    if fault is not None:
        raise Refused(fault, code="amounts")


def _relied_on(verdict: Verdict, dispute: Dispute) -> list[Evidence]:
    found = list(dispute.evidence.filter(pk__in=verdict.evidence_ids))
    if len(found) != len(set(verdict.evidence_ids)):
        raise Refused(_("This evidence is not of this dispute."), code="not_of_this_dispute")
    if not evidence_carries(one.other_side_sees for one in found):
        raise Refused(
            _(
                "Evidence that one side can not see can not carry a ruling alone. Rely on something"
                " that both sides see, or on the market’s own records."
            ),
            code="hidden_evidence",
            field="evidence",
        )
    return found


def _write_once(dispute: Dispute, verdict: Verdict, evidence: list[Evidence], by: Party) -> Ruling:
    """Write it; the database lets one ruling stand by stage. Raises Refused."""
    try:
        with transaction.atomic():
            ruling = _write(dispute, verdict, by)
    except IntegrityError as fault:
        raise Refused(_("This was ruled already."), code="lost_race") from fault
    ruling.evidence.set(evidence)
    RulingLine.objects.bulk_create(
        RulingLine(ruling=ruling, line_id=one.line_id, refund=one.refund, reason=one.reason.strip())
        for one in verdict.lines
    )
    return ruling


def _write(dispute: Dispute, verdict: Verdict, by: Party) -> Ruling:
    appealed = dispute.status in APPEALED
    return Ruling.objects.create(
        dispute=dispute,
        stage=Ruling.Stage.APPEAL if appealed else Ruling.Stage.FIRST,
        moderator_id=person_of(by),
        remedy=verdict.remedy,
        rule=verdict.rule,
        reasons=verdict.reasons.strip(),
        at=now(),
    )


def confirm_ruling(dispute: Dispute, *, by: Party) -> Event:
    """Confirm, as the second moderator, the ruling that waits. Raises Refused."""
    return steps.take(dispute, "confirm", by=by)


def send_ruling_back(dispute: Dispute, reason: str, *, by: Party) -> Event:
    """Send the ruling that waits back to the moderator who made it. Raises Refused."""
    return steps.take(dispute, "send_back", by=by, reason=reason)


def accept_ruling(dispute: Dispute, *, by: Party) -> Event:
    """Accept the ruling for one's side; with both sides' word it is final. Raises Refused."""
    return steps.take(dispute, "accept", by=by)


def appeal(dispute: Dispute, reason: str, *, by: Party) -> Event:
    """Ask for another moderator's decision, with a reason. Raises Refused."""
    return steps.take(dispute, "appeal", by=by, reason=reason)


def withdraw(dispute: Dispute, reason: str, *, by: Party) -> Event:
    """Give the dispute up, as the side that opened it, before the ruling. Raises Refused."""
    return steps.take(dispute, "withdraw", by=by, reason=reason)
