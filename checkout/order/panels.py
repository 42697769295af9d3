"""What the order shows on lower pages: the orders in which it is the reader's turn."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from checkout.order import queries
from marketplace.kernel.party import VISITOR


def to_do(context: dict[str, Any]) -> SafeString:
    """Draw the orders that wait for the reader; nothing when none does."""
    party = getattr(context.get("request"), "party", VISITOR)
    orders = queries.to_do(party) if party.is_member else []
    if not orders:
        return SafeString("")
    return render_to_string("order/to_do.html", {"orders": orders, "party": party})
