"""What the order shows on lower pages: whose turn it is, and what a suspension would touch."""

from typing import Any

from django.db.models import Count
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from checkout.order import queries
from checkout.order.models import Order
from checkout.order.models.fields import summed
from marketplace.kernel.party import VISITOR
from marketplace.kernel.templatetags.formatting import money_text


def to_do(context: dict[str, Any]) -> SafeString:
    """Draw the orders that wait for the reader; nothing when none does."""
    party = getattr(context.get("request"), "party", VISITOR)
    orders = queries.to_do(party) if party.is_member else []
    if not orders:
        return SafeString("")
    return render_to_string("order/to_do.html", {"orders": orders, "party": party})


def suspension(context: dict[str, Any]) -> SafeString:
    """Say which orders of `company` are open and would go on, with their worth; one query."""
    final = Order.PROCESS.final_states
    theirs = Order.objects.filter(seller=context["company"]).exclude(status__in=final).order_by()
    rows = theirs.values_list("currency").annotate(number=Count("pk"), worth=summed("gross"))
    number = sum(row[1] for row in rows)
    worth = ", ".join(money_text(row[2], row[0]) for row in rows)
    words = ngettext(
        "%(n)s order is open and would go on: %(worth)s.",
        "%(n)s orders are open and would go on: %(worth)s.",
        number,
    )
    return format_html("<p>{}</p>", words % {"n": number, "worth": worth or "–"})
