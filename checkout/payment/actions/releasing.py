"""Held money that goes to the seller, and what a refund takes back of it: statement lines."""

from decimal import Decimal

from checkout.order.models import Order
from checkout.order.rules import Commission
from checkout.payment import ledger
from checkout.payment.models import Freeze, PayoutLine
from checkout.payment.queries import commission_taken, frozen, rates_of, released_nets
from checkout.payment.rules import Release, commission_change, debt, release
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.money import from_minor, to_minor
from marketplace.kernel.party import SYSTEM


def release_order(order: Order, _event: Event | None) -> None:
    """A completed order: seller, commission and tax share what is held and not frozen."""
    _release(PayoutLine(kind=PayoutLine.Kind.RELEASE, order=order), f"release-{order.pk}")


def release_rest(freeze: Freeze, order: Order) -> None:
    """A freeze ended after its order: what it held back and nobody was awarded goes on."""
    line = PayoutLine(kind=PayoutLine.Kind.AFTER_DISPUTE, order=order, freeze=freeze)
    _release(line, f"release-{order.pk}-{freeze.pk}")


def owe_by_seller(freeze: Freeze, order: Order, refund: Decimal) -> None:
    """A refund after the release: a debt of the seller, who gets its commission back."""
    if not refund:
        return
    line = PayoutLine(kind=PayoutLine.Kind.DEBT, order=order, freeze=freeze)
    _fill(line, -refund, _commission_change(order))
    money = ledger.Event("debt", f"debt-{freeze.pk}", order.currency)
    ledger.post(money, debt(_share(line), order.buyer_id))
    _put_on_statement(line)


def _release(line: PayoutLine, key: str) -> None:
    """Post what is free to go and put it on the seller's statement; nothing when all is frozen."""
    order = line.order
    held = from_minor(-ledger.balance("held", order=order), order.currency)
    free = held - frozen(order)
    if not free:
        return
    _fill(line, free, _commission_change(order))
    ledger.post(ledger.Event("release", key, order.currency), release(_share(line)))
    _put_on_statement(line)


def _commission_change(order: Order) -> Commission:
    return commission_change(released_nets(order), commission_taken(order), rates_of(order))


def _fill(line: PayoutLine, gross: Decimal, kept: Commission) -> None:
    """Write gross, commission and net into an unsaved line."""
    line.seller_id, line.currency = line.order.seller_id, line.order.currency
    line.gross, line.commission, line.commission_tax = gross, kept.net, kept.tax
    line.net, line.released_at = gross - kept.gross, now()


def _share(line: PayoutLine) -> Release:
    amounts = (line.gross, line.commission, line.commission_tax)
    gross, commission, tax = (to_minor(amount, line.currency) for amount in amounts)
    return Release(
        order=line.order_id,
        seller=line.seller_id,
        gross=gross,
        commission=commission,
        commission_tax=tax,
    )


def _put_on_statement(line: PayoutLine) -> None:
    line.save()
    events.record("payout_line.waiting", line, by=SYSTEM)
