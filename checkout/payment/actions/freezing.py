"""Freezing held money line by line. Who may open and decide a dispute is the caller's table; here
the party only has to see the order."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.order.models import Line, Order
from checkout.payment.models import Freeze, FrozenLine
from checkout.payment.queries import open_freezes, refundable
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def freeze(
    order: Order, line_ids: Iterable[int], *, freight: bool, cause: str, by: Party
) -> Freeze:
    """Keep these lines' money (with `freight` the delivery charge too) from being released.

    `cause` names what it waits for and stands for one freeze only. Of a completed order nothing is
    held any more: the freeze then only keeps the lines from a second dispute. Raises Refused for a
    party that does not see the order, an order not paid or cancelled, lines that are not of it,
    nothing named, and what is frozen already.
    """
    order = locked(order, by)
    lines = _lines(order, frozenset(line_ids))
    if not (lines or freight):
        raise Refused(_("Say which lines it is about."), code="empty")
    _check(order, freight=freight, cause=cause)
    begun = Freeze.objects.create(
        order=order,
        cause=cause,
        freight=freight,
        after_release=order.status == "completed",
        frozen_at=now(),
    )
    rows = [FrozenLine(freeze=begun, line=line, gross=refundable(line)) for line in lines]
    FrozenLine.objects.bulk_create(rows)
    events.record("freeze.begun", order, by=by, freeze=begun.pk, cause=cause)
    return begun


def locked(order: Order, by: Party) -> Order:
    """Return the order with its row locked. Raises Refused for a party that does not see it."""
    if not Order.objects.may_see(by, order):
        raise Refused(_("This order is not yours."), code="wrong_actor")
    found: Order = Order.objects.select_for_update().get(pk=order.pk)
    return found


def _lines(order: Order, line_ids: frozenset[int]) -> list[Line]:
    lines = list(order.lines.filter(pk__in=line_ids).order_by("pk"))
    if len(lines) != len(line_ids):
        raise Refused(_("This line is not of this order."), code="not_of_this_order")
    if FrozenLine.objects.filter(line__in=lines, lifted_at=None).exists():
        raise Refused(_("The money of this line is frozen already."), code="frozen")
    return lines


def _check(order: Order, *, freight: bool, cause: str) -> None:
    if order.status in ("awaiting_payment", "cancelled"):
        raise Refused(_("No money is held for this order."), code="not_paid")
    if freight and open_freezes(order).filter(freight=True).exists():
        raise Refused(_("The delivery charge is frozen already."), code="frozen")
    if Freeze.objects.filter(cause=cause).exists():
        raise Refused(_("Money was frozen for this before."), code="frozen")
