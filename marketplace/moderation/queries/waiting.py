"""What waits for moderators, as conditions on the company; and who has it."""

from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from marketplace.companies.models import BankAccount, ChangeRequest, Paper
from marketplace.kernel.party import Party
from marketplace.moderation.models import Hit, Suspension

OPEN_CHANGE: Final = ("waiting", "in_review")
IN_QUEUE: Final = ("submitted", "in_review")


def exists(model: Any, **conditions: Any) -> Exists:
    """Return the condition: the company has such a row."""
    return Exists(model.objects.filter(company=OuterRef("pk"), **conditions))


def works() -> dict[str, Q]:
    """Return the kinds of work with their conditions on the company."""
    return {
        "files": Q(status__in=IN_QUEUE),
        "changes": Q(exists(ChangeRequest, status__in=OPEN_CHANGE)),
        "papers": Q(exists(Paper, status="waiting", change=None), status="verified"),
        "banks": Q(exists(BankAccount, status="waiting"), status="verified"),
        "hits": Q(exists(Hit, status="open", entry__screening_list__status="loaded")),
        "appeals": Q(
            exists(Suspension, ended_at=None, appealed_at__isnull=False, answered_at=None)
        ),
    }


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
        "late": Q(status__in=IN_QUEUE, escalated_at__isnull=False)
        | Q(exists(ChangeRequest, status__in=OPEN_CHANGE, escalated_at__isnull=False)),
    }
