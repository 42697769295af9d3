"""What the end of a dispute means for its order, and the end of an order for its disputes."""

from checkout.fulfilment.queries import ordered, received
from checkout.fulfilment.rules import is_complete
from checkout.order.actions import settle_receipt_problem
from checkout.order.actions.keeping import keep_facts
from checkout.order.models import Order
from disputes.models import Dispute, DisputeLine
from disputes.words import REPLACED
from marketplace.kernel import steps
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM

Lines = frozenset[int]
"""Keys of order lines."""


def go_on(dispute: Dispute, _event: Event | None) -> None:
    """A dispute has ended: clear the reported problem if it was about that, and let an order of
    which every line is received or settled come to its end."""
    order = Order.objects.select_for_update().get(pk=dispute.order_id)
    if dispute.outcome == REPLACED:
        _wait_for_goods(order)
        return
    settled = _settled(order)
    _clear(order, settled | _given_up(dispute))
    if settled:
        _finish(order, settled)


def _settled(order: Order) -> Lines:
    """Return the lines that a ruling or an agreement settled."""
    rows = DisputeLine.objects.filter(dispute__order=order).select_related("dispute")
    return frozenset(row.line_id for row in rows if row.is_settled)


def _given_up(dispute: Dispute) -> Lines:
    """Return the lines over which the buyer withdrew the complaint."""
    if dispute.status != "withdrawn" or dispute.opener_company_id != dispute.buyer_id:
        return frozenset()
    return frozenset(dispute.lines.values_list("line_id", flat=True))


def _to_be_replaced(order: Order) -> Lines:
    rows = DisputeLine.objects.filter(dispute__order=order, dispute__outcome=REPLACED)
    return frozenset(rows.values_list("line_id", flat=True))


def _wait_for_goods(order: Order) -> None:
    """A replacement has to come: nobody's silence counts until the buyer confirms it."""
    if order.status in ("shipped", "delivered"):
        keep_facts(order, has_receipt_problem=True)


def _clear(order: Order, settled: Lines) -> None:
    """Let the buyer's silence count again when no reported problem is left."""
    reported = {line for line, said in received(order).items() if said.outcome != "received"}
    if order.has_receipt_problem and reported | _to_be_replaced(order) <= settled:
        settle_receipt_problem(order, by=SYSTEM)


def _finish(order: Order, settled: Lines) -> None:
    """Every line is received or settled: the order is delivered, and completed."""
    others = {line: number for line, number in ordered(order).items() if line not in settled}
    if not is_complete(others, {k: v for k, v in received(order).items() if k in others}):
        return
    for state, step in (("shipped", "deliver"), ("delivered", "accept")):
        if order.status == state:
            steps.take(order, step, by=SYSTEM)


def hear_report(event: Event) -> None:
    """The buyer reported a problem of an order: what was decided before is none any more."""
    order = Order.objects.get(pk=event.object_id)
    _clear(order, _settled(order))


def hear_cancelled(event: Event) -> None:
    """An order was cancelled: its disputes end by themselves, everything held is owed back."""
    for dispute in Dispute.objects.open().filter(order_id=event.object_id):
        steps.take(dispute, "end", by=SYSTEM)


def lapse_proposals(event: Event) -> None:
    """A ruling stands or the dispute has ended: the proposal that still stood open lapses.

    It could not be accepted since; it lapses after the commit, because rulings lock the dispute
    and answers the proposal first.
    """
    dispute = Dispute.objects.get(pk=event.object_id)
    for proposal in dispute.proposals.filter(status="open"):
        steps.take(proposal, "lapse", by=SYSTEM)
