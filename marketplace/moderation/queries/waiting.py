"""What waits for moderators, as conditions on the company; and who has it."""

from datetime import UTC, datetime
from typing import Any, Final

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When

from marketplace.companies.models import BankAccount, ChangeRequest, Paper
from marketplace.companies.models.company import APPROVED
from marketplace.kernel.party import Party
from marketplace.moderation.models import Hit, Suspension

OPEN_CHANGE: Final = ("waiting", "in_review")
IN_QUEUE: Final = ("submitted", "in_review")
NEVER: Final = Value(datetime(9000, 1, 1, tzinfo=UTC))


def exists(model: Any, **conditions: Any) -> Exists:
    """Return the condition: the company has such a row."""
    return Exists(model.objects.filter(company=OuterRef("pk"), **conditions))


def works() -> dict[str, Q]:
    """Return the kinds of work with their conditions on the company."""
    return {
        "files": Q(status__in=IN_QUEUE),
        "changes": Q(exists(ChangeRequest, status__in=OPEN_CHANGE)),
        "papers": Q(exists(Paper, status="waiting", change=None), status__in=APPROVED),
        "banks": Q(exists(BankAccount, status="waiting"), status="verified"),
        "hits": Q(exists(Hit, status="open", entry__screening_list__status="loaded")),
        "appeals": Q(
            exists(Suspension, ended_at=None, appealed_at__isnull=False, answered_at=None)
        ),
    }


def beginnings() -> dict[str, Any]:
    """Return the kinds of work with since when the oldest of each waits, or null."""
    of_state = works()
    return {
        "files": Case(When(of_state["files"], then=F("submitted_at"))),
        "changes": _first(ChangeRequest, "made_at", status__in=OPEN_CHANGE),
        "papers": Case(
            When(status__in=APPROVED, then=_first(Paper, "added_at", status="waiting", change=None))
        ),
        "banks": Case(
            When(status="verified", then=_first(BankAccount, "made_at", status="waiting"))
        ),
        "hits": _first(Hit, "found_at", status="open", entry__screening_list__status="loaded"),
        "appeals": _first(
            Suspension, "appealed_at", ended_at=None, appealed_at__isnull=False, answered_at=None
        ),
    }


def _first(model: Any, when: str, **conditions: Any) -> Subquery:
    rows = model.objects.filter(company=OuterRef("pk"), **conditions).order_by(when)
    return Subquery(rows.values(when)[:1])


def waiting() -> Q:
    """Return the condition: a moderator has something to do with the company."""
    condition = Q(pk__in=())
    for work in works().values():
        condition |= work
    return condition


def shows(party: Party) -> dict[str, Q]:
    """Return who has it: mine, nobody's, late; each with its condition."""
    me = party.person_id
    return {
        "mine": Q(status="in_review", reviewer=me)
        | Q(exists(ChangeRequest, status="in_review", reviewer=me)),
        "unclaimed": Q(status="submitted") | Q(exists(ChangeRequest, status="waiting")),
        "late": Q(status__in=(*IN_QUEUE, "suspended"), escalated_at__isnull=False)
        | Q(exists(ChangeRequest, status__in=OPEN_CHANGE, escalated_at__isnull=False)),
    }
