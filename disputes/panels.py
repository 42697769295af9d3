"""What disputes show on lower pages: on their order, and on the desk."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from checkout.order.models import Order
from disputes.limits import days
from disputes.models import Dispute, DisputeLine
from disputes.queries.opening import free_lines, opening_obstacle, receipt_of
from disputes.rules import term_ends
from disputes.views.parts import lists
from disputes.views.parts.rows import listed, rows_of
from marketplace.kernel.party import VISITOR, Party
from marketplace.kernel.refusal import Refused


def on_order(context: dict[str, Any]) -> SafeString:
    """Draw the disputes over an order, and the way to open one while that is possible."""
    order, request = context["order"], context["request"]
    party: Party = request.party
    found = listed(Dispute.objects.visible_to(party).filter(order=order))
    disputes = rows_of(found.order_by("-opened_at", "-pk"), party)
    obstacle = opening_obstacle(order, party)
    if not disputes and _is_nothing_to_say(obstacle):
        return SafeString("")
    drawn = {
        "order": order,
        "disputes": [(row, titles) for row, titles in _with_lines(disputes)],
        "selling": party.company_id == order.seller_id,
        "may_open": obstacle is None and free_lines(order).exists(),
        "why_not": obstacle.reason if obstacle else "",
        "until": _until(order, party),
    }
    return render_to_string("disputes/on_order.html", drawn, request=request)


def _is_nothing_to_say(obstacle: Refused | None) -> bool:
    return obstacle is not None and obstacle.code in {"wrong_actor", "wrong_state", "no_report"}


def _with_lines(disputes: list[Any]) -> list[tuple[Any, list[str]]]:
    """Return each row with the titles of its lines; one query."""
    keys = [row.dispute.pk for row in disputes]
    found = DisputeLine.objects.filter(dispute__in=keys).select_related("line").order_by("pk")
    lines = list(found)
    return [
        (row, [each.line.title for each in lines if each.dispute_id == row.dispute.pk])
        for row in disputes
    ]


def _until(order: Order, party: Party) -> Any:
    """Return until when the buyer may open a dispute; the seller has no term."""
    if party.company_id != order.buyer_id:
        return None
    return term_ends(receipt_of(order), days("DISPUTE_OPEN_DAYS"))


def to_do(context: dict[str, Any]) -> SafeString:
    """Draw the disputes that wait for the reader; nothing when none does."""
    party = getattr(context.get("request"), "party", VISITOR)
    rows = rows_of(lists.to_do(party), party) if party.is_member else []
    if not rows:
        return SafeString("")
    return render_to_string("disputes/to_do.html", {"rows": rows, "party": party})
