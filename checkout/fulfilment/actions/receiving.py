"""The buyer says what came: all in good order completes the order, anything else stays open."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.fulfilment import queries
from checkout.fulfilment.models import ReceiptLine
from checkout.fulfilment.rules import Received, has_problem, is_complete, too_much
from checkout.order.actions import note_receipt
from checkout.order.actors import person_of
from checkout.order.models import Order
from checkout.order.process import buyer_buys
from marketplace.kernel import steps
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def receive(order: Order, reports: Mapping[int, Received], *, by: Party) -> Order:
    """Record what the buyer received, by key of the order line; a later report replaces earlier.

    Everything received in full and in good order delivers and completes the order. Short or damaged
    lines keep it open and stop the silence from counting. Raises Refused for another party, an
    order that is not on its way, nothing reported and more than was shipped.
    """
    order = Order.objects.select_for_update().get(pk=order.pk)
    _check(order, reports, by)
    ReceiptLine.objects.bulk_create(_row(line, said, by) for line, said in reports.items())
    latest = queries.received(order)
    note_receipt(order, has_problem=has_problem(latest), by=by)
    if is_complete(queries.ordered(order), latest):
        steps.take(order, "deliver", by=by)
        steps.take(order, "accept", by=by)
    return order


def _check(order: Order, reports: Mapping[int, Received], by: Party) -> None:
    if not buyer_buys(by, order):
        raise Refused(_("You do not buy for this company."), code="wrong_actor")
    if order.status != "shipped":
        raise Refused(_("Nothing of this order is on its way."), code="wrong_state")
    if not reports:
        raise Refused(_("Say what you received."), code="empty")
    came = {line: said.quantity for line, said in reports.items()}
    shipped = queries.shipped(order)
    line = too_much(came, shipped) or _unclear(reports, shipped)
    if line is not None:
        raise Refused(_contradiction(), code="contradiction", field=f"quantity_{line}")


def _unclear(reports: Mapping[int, Received], shipped: Mapping[int, int]) -> int | None:
    """Return a line that is said to be in good order although fewer came than were shipped."""
    for line, said in reports.items():
        if said.outcome == "received" and said.quantity != shipped[line]:
            return line
    return None


def _contradiction() -> str:
    return _("The quantity does not fit: not more than shipped, and all of it if in good order.")


def _row(line: int, said: Received, by: Party) -> ReceiptLine:
    return ReceiptLine(
        line_id=line,
        quantity=said.quantity,
        outcome=said.outcome,
        note=said.note,
        recorded_at=now(),
        recorded_by_id=person_of(by),
    )
