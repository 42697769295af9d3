"""Disputes as rows of lists, queues and panels: constant in queries, whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from django.db.models import F, OuterRef, QuerySet, Subquery, Sum
from django.utils.functional import cached_property

from disputes.models import Dispute, DisputeLine, Proposal
from disputes.process.states import BOTH, BUYER, SELLER
from marketplace.kernel.models import Deadline
from marketplace.kernel.party import Party

ACTING: Final = ("negotiation", "evidence", "ruled")
"""States that wait for the two sides."""
DECIDING: Final = ("review", "second_look", "appeal", "appeal_look")
"""States that wait for moderators."""
CLAIMABLE: Final = ("review", "appeal")
"""States in which a moderator takes the file."""


@dataclass(frozen=True)
class DisputeRow:
    """A dispute in a list, as one party sees it; `due` is its next deadline."""

    dispute: Any
    due: datetime | None
    party: Party

    @property
    def claimed(self) -> Decimal:
        """What is claimed, gross."""
        lines: Decimal = self.dispute.claimed_lines or Decimal(0)
        freight: Decimal = self.dispute.freight_claimed
        return lines + freight

    @property
    def reason(self) -> str:
        """The reason in words."""
        return str(self.dispute.get_reason_display())

    @property
    def other(self) -> str:
        """The name of the other side."""
        return str(self.dispute.other_side(self.party.company_id).display_name)

    @property
    def is_late(self) -> bool:
        """True when a ruling is awaited and its term is over."""
        return self.dispute.status in DECIDING and bool(self.dispute.is_overdue)

    @property
    def decide_by(self) -> datetime | None:
        """When a ruling is due while one is awaited, else the next deadline."""
        ruling: datetime | None = self.dispute.ruling_due
        return ruling if self.dispute.status in DECIDING else self.due

    @property
    def may_claim(self) -> bool:
        """True for a file that the reading moderator may take: nobody has it, or it is overdue."""
        if self.dispute.status not in CLAIMABLE or self.is_mine:
            return False
        ruled_before = self.dispute.status == "appeal" and self._is_first_moderator
        return not ruled_before and (self.holder_id is None or self.is_late)

    @property
    def _is_first_moderator(self) -> bool:
        return bool(self.dispute.moderator_id == self.party.person_id)

    @cached_property
    def waits_for(self) -> object:
        """Who is waited for, in words; empty when nobody is."""
        if self.dispute.status == "negotiation":
            return self._who_answers()
        words = self.dispute.PROCESS.state(self.dispute.status).waits_for
        return words(self.dispute) if callable(words) else words

    def _who_answers(self) -> object:
        asker = self.dispute.proposer_id
        return BOTH if asker is None else SELLER if asker == self.dispute.buyer_id else BUYER

    @property
    def is_yours(self) -> bool:
        """True when the reader's side is waited for."""
        own = BUYER if self.party.company_id == self.dispute.buyer_id else SELLER
        waiting = self.dispute.status in ACTING and self.party.is_member
        return waiting and self.waits_for in (own, BOTH)

    @property
    def is_mine(self) -> bool:
        """True for the file that the reading moderator has."""
        return self.holder_id is not None and self.holder_id == self.party.person_id

    @property
    def holder_id(self) -> int | None:
        """The key of the moderator who has the file."""
        found: int | None = self.dispute.assigned_id
        return found

    @property
    def holder(self) -> str:
        """The name of the moderator who has the file; empty while nobody has it."""
        appealed = self.holder_id == self.dispute.appeal_moderator_id
        person = self.dispute.appeal_moderator if appealed else self.dispute.moderator
        return str(person.get_full_name() or person) if self.holder_id and person else ""


def listed(disputes: QuerySet[Dispute]) -> QuerySet[Any]:
    """Return disputes with all that their rows read, in one query."""
    open_one = Proposal.objects.filter(dispute=OuterRef("pk"), status="open").values("company_id")
    lines = DisputeLine.objects.filter(dispute=OuterRef("pk")).order_by().values("dispute")
    sums = lines.annotate(total=Sum("claimed")).values("total")
    found = disputes.select_related(
        "order__buyer", "order__seller", "moderator", "appeal_moderator"
    )
    found = found.defer("conversation", "facts")
    return found.annotate(claimed_lines=Subquery(sums), proposer_id=Subquery(open_one[:1]))


def rows_of(disputes: Iterable[Any], party: Party) -> list[DisputeRow]:
    """Return the rows of listed disputes with their next deadlines; one query more."""
    found = list(disputes)
    due = deadlines(each.pk for each in found)
    return [DisputeRow(each, due.get(each.pk), party) for each in found]


def deadlines(keys: Iterable[int]) -> dict[int, datetime]:
    """Return dispute -> its next deadline."""
    rows = Deadline.objects.filter(object_type="disputes.dispute", object_id__in=list(keys))
    return dict(rows.order_by(F("due_at").desc()).values_list("object_id", "due_at"))
