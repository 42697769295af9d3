"""Questions about inquiries."""

from django.db.models import F, Q, QuerySet

from marketplace.kernel.party import Party
from marketplace.sourcing.models import Inquiry, Message


def asked_waiting(party: Party) -> int:
    """Return how many answers wait for the party's reply: the rail's count under buying."""
    return int(Inquiry.objects.asked_by(party).filter(status="waiting_for_buyer").count())


def got_waiting(party: Party) -> int:
    """Return how many questions wait for the party's answer: the rail's count under selling."""
    return int(Inquiry.objects.asked_of(party).filter(status="waiting_for_seller").count())


def box(party: Party, side: str) -> QuerySet[Inquiry]:
    """Return a side's inquiries ("selling" for what the company was asked), newest first."""
    scoped = (
        Inquiry.objects.asked_of(party) if side == "selling" else Inquiry.objects.asked_by(party)
    )
    found: QuerySet[Inquiry] = scoped.select_related("buyer", "seller")
    return found


def counterparts(company_id: int) -> set[int]:
    """Return the keys of the companies that answered a company's inquiry, or whose it answered."""
    answered = Inquiry.objects.filter(messages__company_id=F("seller_id")).order_by()
    ours = answered.filter(Q(buyer_id=company_id) | Q(seller_id=company_id))
    pairs = ours.values_list("buyer_id", "seller_id").distinct()
    return {key for pair in pairs for key in pair} - {company_id}


def talk(inquiry: Inquiry) -> QuerySet[Message]:
    """Return what was said, oldest first, with people and files."""
    found: QuerySet[Message] = inquiry.messages.select_related("person", "company", "file")
    return found
