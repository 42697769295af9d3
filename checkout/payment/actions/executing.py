"""Ending a freeze, once: what is awarded goes back to the buyer, the rest goes on."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.order.models import Line, Order
from checkout.payment import ledger
from checkout.payment.actions.freezing import locked
from checkout.payment.actions.owing import Debt, owe
from checkout.payment.actions.releasing import owe_by_seller, release_rest
from checkout.payment.models import Freeze, FrozenLine, RefundLine
from checkout.payment.queries import open_freezes, sold
from checkout.payment.rules import Award, Refunded, refund_owed, split_refund
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.money import quantize, to_minor
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

Parts = dict[int | None, Refunded]
"""What goes back, by key of the line; None is the delivery charge."""


@transaction.atomic
def execute(freeze: Freeze, awards: Iterable[Award], *, reason: str, by: Party) -> None:
    """End a freeze: owe the awards to the buyer and let the rest of the frozen money go on.

    Held money goes from held to owed back; the rest is released at once when the order is
    completed, else with it. Of money released before the seller owes the award. `reason` is the
    refund's. Raises Refused for a freeze that has ended, and an award on what is not frozen, twice
    on one line, finer than the currency, negative, or more than is left of the line.
    """
    order = locked(freeze.order, by)
    end(freeze)
    parts = _parts(freeze, order, list(awards))
    refund = sum((part.gross for part in parts.values()), Decimal(0))
    if refund:
        _owe(order, parts, reason)
    _move(freeze, order, refund)
    _tell_ended(freeze, by, reason=reason, refund=str(refund), currency=order.currency)


@transaction.atomic
def lift(freeze: Freeze, *, by: Party) -> None:
    """End a freeze without any award. One that has ended already (with its order) is left alone."""
    order = locked(freeze.order, by)
    if open_freezes(order).filter(pk=freeze.pk).exists():
        execute(freeze, (), reason="", by=by)


def end_all(order: Order, by: Party) -> None:
    """The order is cancelled: end its freezes; the caller owes everything held back."""
    for freeze in open_freezes(order):
        end(freeze)
        _tell_ended(freeze, by)


def end(freeze: Freeze) -> None:
    """Mark a freeze and its lines as ended. Raises Refused when somebody else was faster."""
    at = now()
    if not Freeze.objects.filter(pk=freeze.pk, lifted_at=None).update(lifted_at=at):
        raise Refused(_("This money is not frozen any more."), code="ended")
    FrozenLine.objects.filter(freeze=freeze).update(lifted_at=at)
    freeze.lifted_at = at


def _tell_ended(freeze: Freeze, by: Party, **facts: str) -> None:
    order, cause = freeze.order, freeze.cause
    events.record("freeze.ended", order, by=by, freeze=freeze.pk, cause=cause, **facts)


def _parts(freeze: Freeze, order: Order, awards: list[Award]) -> Parts:
    """Return net and tax of every award that is more than nothing."""
    claimed = _claimed(freeze)
    if len({award.line_id for award in awards}) < len(awards):
        raise Refused(_("A line stands in the awards twice."), code="twice")
    if any(award.line_id not in claimed for award in awards):
        raise Refused(_("An award is for a line that is not frozen."), code="not_frozen")
    parts = {award.line_id: _split(order, claimed[award.line_id], award) for award in awards}
    return {line_id: part for line_id, part in parts.items() if part.gross}


def _claimed(freeze: Freeze) -> dict[int | None, Line | None]:
    """Return what is frozen, by key of the line; None is the delivery charge."""
    freight: dict[int | None, Line | None] = {None: None} if freeze.freight else {}
    return freight | {row.line_id: row.line for row in freeze.lines.select_related("line")}


def _split(order: Order, line: Line | None, award: Award) -> Refunded:
    left = sold(order, line)
    fits = award.refund == quantize(award.refund, order.currency)
    if not (fits and 0 <= award.refund <= left.refundable):
        raise Refused(
            _("An award is an amount of the currency, not more than is left of the line."),
            code="amount",
        )
    return split_refund(left, award.refund, order.currency)


def _owe(order: Order, parts: Parts, reason: str) -> None:
    """Write the refund that finance works off, with what it is for."""
    amount = sum((part.gross for part in parts.values()), Decimal(0))
    refund = owe(Debt(order.purchase, amount, reason, order))
    RefundLine.objects.bulk_create(
        RefundLine(refund=refund, line_id=line_id, gross=part.gross, net=part.net, tax=part.tax)
        for line_id, part in parts.items()
    )


def _move(freeze: Freeze, order: Order, refund: Decimal) -> None:
    """Post the award from where the money is, and release what is free now."""
    if freeze.after_release:
        owe_by_seller(freeze, order, refund)
        return
    if refund:
        money = ledger.Event("refund_owed", f"award-{freeze.pk}", order.currency)
        minor = to_minor(refund, order.currency)
        ledger.post(money, refund_owed(minor, order.pk, order.buyer_id))
    if order.status == "completed":
        release_rest(freeze, order)
