"""What the market itself knows of a dispute's order and parties: the moderator's other half."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from checkout.order.queries import lines_with_progress
from disputes.models import Dispute, Evidence
from disputes.rules import fingerprint
from disputes.views.parts import lists
from disputes.views.parts.rows import DisputeRow, listed, rows_of
from marketplace.kernel.party import Party


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the frozen conversation."""

    subject: str
    company: str
    person: str
    at: datetime
    text: str
    file: str


def conversation(dispute: Dispute) -> list[Message]:
    """Return the frozen messages, oldest first."""
    found = []
    for talk in dispute.conversation:
        for said in talk["messages"]:
            at = datetime.fromisoformat(said["at"])
            facts = (said["company"], said["person"], at, said["text"], said["file"])
            found.append(Message(talk["subject"], *facts))
    return found


def earlier(dispute: Dispute, party: Party, most: int = 10) -> list[DisputeRow]:
    """Return other disputes of either company, the newest first."""
    order = dispute.order
    sides = (order.buyer_id, order.seller_id)
    either = Q(order__buyer_id__in=sides) | Q(order__seller_id__in=sides)
    found = Dispute.objects.visible_to(party).filter(either).exclude(pk=dispute.pk)
    return rows_of(listed(found).order_by("-opened_at", "-pk")[:most], party)


def by_side(dispute: Dispute, evidence: list[Evidence]) -> list[tuple[str, Any, list[Evidence]]]:
    """Return the files of each side: which side, its company, its files."""
    sides = (("buyer", dispute.buyer), ("seller", dispute.seller))
    return [
        (side, company, [each for each in evidence if each.company_id == company.pk])
        for side, company in sides
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands in the queue (from 1, 0 when it does not) and which one comes next."""

    number: int
    total: int
    next: str


def place(dispute: Dispute, party: Party) -> Place:
    """Return where a file stands among those to decide."""
    numbers = list(lists.queue(party, "").values_list("number", flat=True))
    number = numbers.index(dispute.number) + 1 if dispute.number in numbers else 0
    others = numbers[number:] + numbers[: max(number - 1, 0)]
    return Place(number, len(numbers), others[0] if others else "")


def records(dispute: Dispute, party: Party) -> dict[str, Any]:
    """Return the order as sold, the frozen conversation with its proof, and earlier disputes."""
    return {
        "sold": lines_with_progress(dispute.order),
        "conversation": conversation(dispute),
        "is_unchanged": fingerprint(dispute.conversation) == dispute.conversation_hash,
        "earlier": earlier(dispute, party),
        "place": place(dispute, party),
    }
