"""What comes next in a dispute, with dates as far as they are known."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from disputes.limits import days
from disputes.models import Dispute
from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import day_of, end_of_day_after
from marketplace.kernel.models import Deadline
from marketplace.kernel.templatetags.formatting import short_day_text


@dataclass(frozen=True, slots=True)
class Coming:
    """Something to come: when, in words, and what."""

    when: str
    words: str


def coming(dispute: Dispute) -> list[Coming]:
    """Return what comes next from the dispute's state on; nothing when it has ended."""
    stage = STAGES.get(dispute.status)
    return stage(dispute) if stage else []


def from_the_start(opened_at: datetime) -> list[Coming]:
    """Return all that comes after opening a dispute at an instant."""
    return [*_talk(opened_at), *_after_talk()]


def _talk(opened_at: datetime) -> list[Coming]:
    first = end_of_day_after(opened_at, days("DISPUTE_ESCALATE_FROM_DAY"))
    last = end_of_day_after(opened_at, days("DISPUTE_NEGOTIATION_DAYS"))
    may_ask = _("from %(day)s") % {"day": short_day_text(day_of(first))}
    rows = [Coming(may_ask, _("Either side may ask a moderator to decide"))]
    rows = rows if day_of(first) > day_of(now()) else []
    return [*rows, Coming(short_day_text(last), _("It goes to a moderator by itself"))]


def _after_talk() -> list[Coming]:
    return [_later("DISPUTE_EVIDENCE_DAYS", _("Both sides add their evidence")), *_after_evidence()]


def _after_evidence() -> list[Coming]:
    words = _("A moderator without a tie to either side rules, with reasons")
    return [_later("DISPUTE_RULING_DAYS", words), *_after_ruling()]


def _after_ruling() -> list[Coming]:
    words = _("Either side may appeal to another moderator; then it is final and the money moves")
    return [_later("DISPUTE_APPEAL_DAYS", words)]


def _later(limit: str, words: str) -> Coming:
    number = days(limit)
    when = ngettext("+ %(n)s day", "+ %(n)s days", number) % {"n": number}
    return Coming(when, words)


def _on(instant: datetime | None, words: str) -> Coming:
    return Coming(short_day_text(instant) if instant else "", words)


def _due(dispute: Dispute, step: str) -> datetime | None:
    rows = Deadline.objects.filter(object_type="disputes.dispute", object_id=dispute.pk, step=step)
    return rows.values_list("due_at", flat=True).first()


def _negotiation(dispute: Dispute) -> list[Coming]:
    return from_the_start(dispute.opened_at)


def _evidence(dispute: Dispute) -> list[Coming]:
    words = _("The file is closed; at once when both sides say theirs is complete")
    return [_on(_due(dispute, "close_evidence"), words), *_after_evidence()]


def _review(dispute: Dispute) -> list[Coming]:
    return [_on(dispute.ruling_due, _("Ruling, with reasons")), *_after_ruling()]


def _second_look(dispute: Dispute) -> list[Coming]:
    words = _("A second moderator confirms the ruling or sends it back")
    return [_on(dispute.ruling_due, words), *_after_ruling()]


def _ruled(dispute: Dispute) -> list[Coming]:
    words = _("The ruling is final and the money moves, unless a side appeals before")
    return [_on(_due(dispute, "close"), words)]


def _appeal(dispute: Dispute) -> list[Coming]:
    return [_on(dispute.ruling_due, _("Ruling of another moderator; it is final"))]


STAGES: Final[dict[str, Callable[[Dispute], list[Coming]]]] = {
    "negotiation": _negotiation,
    "evidence": _evidence,
    "review": _review,
    "second_look": _second_look,
    "ruled": _ruled,
    "appeal": _appeal,
    "appeal_look": _appeal,
}
