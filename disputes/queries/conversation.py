"""The frozen copy of what the two companies wrote each other before the dispute."""

from typing import Any

from checkout.order.models import Order
from marketplace.sourcing.models import Inquiry, Message


def frozen_copy(order: Order) -> list[dict[str, Any]]:
    """Return the inquiries between an order's buyer and seller with their messages, as plain data.

    Files stand with name and SHA-256 of what was uploaded; the instants are ISO 8601 in UTC.
    """
    talks = Inquiry.objects.filter(buyer_id=order.buyer_id, seller_id=order.seller_id)
    talks = talks.order_by("asked_at", "pk").prefetch_related(
        "messages__company", "messages__person", "messages__file"
    )
    return [
        {
            "subject": talk.subject,
            "asked_at": talk.asked_at.isoformat(),
            "messages": [_plain(message) for message in talk.messages.all()],
        }
        for talk in talks
    ]


def _plain(message: Message) -> dict[str, Any]:
    return {
        "company": message.company.display_name,
        "person": message.person.get_full_name(),
        "at": message.at.isoformat(),
        "text": message.text,
        "file": message.file.name if message.file else "",
        "file_sha256": message.file.original_sha256 if message.file else "",
    }
