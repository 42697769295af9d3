"""Whole stories of money, computed by hand: all lines sum to zero after each step."""

from decimal import Decimal

import pytest
from django.db import IntegrityError
from django.db.models import Sum

from catalogue.rules import Tier
from checkout.order.models import Order
from checkout.payment import ledger
from checkout.payment.actions import pay_refund, prepare, record_payout
from checkout.payment.actions.releasing import release_order
from checkout.payment.ledger import balance, money_bar
from checkout.payment.models import Entry, LedgerTransaction, PayoutLine, Refund
from checkout.payment.rules import ACCOUNTS, Posting
from marketplace.kernel.events import timeline
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.order import acts
from tests.world import World

D = Decimal


def books() -> dict[str, int]:
    """Return every account that is not empty; all of them sum to zero."""
    found = {account: balance(account, currency="EUR") for account in ACCOUNTS}
    assert sum(found.values()) == 0
    return {account: minor for account, minor in found.items() if minor}


def two_orders(world: World) -> tuple[Order, Order]:
    """Return a purchase of 95.00 (no tax) from one seller and 24.00 (20 %) from another, paid."""
    purchase = world.purchase((world.listing(), 10), (world.listing(world.seller2), 2))
    acts.paid(world, purchase)
    first, second = purchase.orders.order_by("number")
    return first, second


def complete(world: World, order: Order) -> Order:
    """Confirm, ship and receive an order that is paid."""
    take(order, "confirm", by=world.seller)
    acts.shipped(world, order)
    return acts.received(world, order)


def test_two_orders_one_completed_one_cancelled(world: World) -> None:
    first, second = two_orders(world)
    assert books() == {"bank": 11900, "held": -11900}
    complete(world, first)  # 95.00: commission 5 % = 4.75, tax 20 % = 0.95, seller 89.30
    assert books() == {
        "bank": 11900,
        "held": -2400,
        "payable": -8930,
        "commission": -475,
        "commission_tax": -95,
    }
    take(second, "cancel", by=world.buyer, reason="Found it in the cellar")
    assert (books()["refunds_owed"], books().get("held")) == (-2400, None)
    pay_refund(Refund.objects.get(), "OUT-1", by=world.office.finance)
    record_payout(prepare(world.seller_company, "EUR"), "OUT-2", by=world.office.finance)
    assert books() == {"bank": 570, "commission": -475, "commission_tax": -95}


def test_every_transaction_balances_in_one_currency(world: World) -> None:
    first, second = two_orders(world)
    complete(world, first)
    take(second, "refuse", by=world.seller2, reason="Out of stock")
    sums = LedgerTransaction.objects.annotate(total=Sum("entries__amount_minor"))
    assert [t.total for t in sums] == [0, 0, 0]
    assert {t.entries.values("currency").distinct().count() for t in sums} == {1}


def test_the_money_bar_of_both_orders(world: World) -> None:
    first, second = two_orders(world)
    assert money_bar(first).held == D("95.00")
    complete(world, first)
    take(second, "cancel", by=world.buyer, reason="x")
    assert (money_bar(first).released, money_bar(first).held) == (D("95.00"), 0)
    assert (money_bar(second).owed_back, money_bar(second).paid) == (D("24.00"), D("24.00"))


def test_a_release_happens_once(world: World) -> None:
    order = acts.completed(world)
    before = books()
    release_order(order, timeline(order).last())  # nothing is held any more
    assert (books(), PayoutLine.objects.filter(order=order).count()) == (before, 1)


def test_a_key_is_posted_once(world: World) -> None:
    event = ledger.Event("receipt", "receipt-1", "EUR")
    ledger.post(event, [Posting("bank", 5), Posting("held", -5)])
    with pytest.raises(IntegrityError):
        ledger.post(event, [Posting("bank", 5), Posting("held", -5)])


@pytest.mark.parametrize(
    "postings", [[], [Posting("bank", 5)], [Posting("bank", 5), Posting("held", -4)]]
)
def test_what_does_not_balance_is_not_posted(world: World, postings: list[Posting]) -> None:
    with pytest.raises(ValueError, match="differ"):
        ledger.post(ledger.Event("receipt", "receipt-1", "EUR"), postings)


def test_the_ledger_is_append_only(world: World) -> None:
    acts.paid(world, world.order().purchase)
    entry = Entry.objects.first()
    for forbidden in (entry.save, entry.delete, Entry.objects.all().delete):
        with pytest.raises(TypeError):
            forbidden()
    with pytest.raises(TypeError):
        Entry.objects.update(amount_minor=1)


def test_a_completed_order_makes_a_statement_line_that_adds_up(world: World) -> None:
    line = PayoutLine.objects.get(order=acts.completed(world))
    assert (line.gross, line.commission, line.commission_tax, line.net) == (
        D("95.00"),
        D("4.75"),
        D("0.95"),
        D("89.30"),
    )


def test_a_payout_takes_every_line_once(world: World) -> None:
    acts.completed(world)
    batch = record_payout(prepare(world.seller_company, "EUR"), "OUT-1", by=world.office.finance)
    assert (batch.amount, batch.lines.count()) == (D("89.30"), 1)
    with pytest.raises(Refused) as refusal:
        record_payout(prepare(world.seller_company, "EUR"), "OUT-2", by=world.office.finance2)
    assert refusal.value.code == "nothing_due"


def test_a_refund_is_paid_once(world: World) -> None:
    order = world.order()
    acts.paid(world, order.purchase)
    order.refresh_from_db()
    take(order, "refuse", by=world.seller, reason="No")
    refund = Refund.objects.get()
    pay_refund(refund, "OUT-1", by=world.office.finance)
    with pytest.raises(Refused):
        pay_refund(refund, "OUT-2", by=world.office.finance2)
    assert books() == {}


YEN = ("JPY", "333.5000", ("1001", "50", "10", "941"))
DINAR = ("KWD", "1.2345", ("3.704", "0.185", "0.037", "3.482"))


@pytest.mark.parametrize(("currency", "price", "amounts"), [YEN, DINAR])
def test_yen_and_dinar_are_exact(world: World, currency, price, amounts) -> None:
    order = acts.completed(world, 3, currency=currency, tiers=(Tier(1, D(price)),))
    line = PayoutLine.objects.get(order=order)
    assert (line.gross, line.commission, line.commission_tax, line.net) == tuple(map(D, amounts))
    assert sum(e.amount_minor for e in Entry.objects.all()) == 0


def test_only_finance_records_a_payout(world: World) -> None:
    acts.completed(world)
    with pytest.raises(Refused) as refusal:
        record_payout(prepare(world.seller_company, "EUR"), "OUT-1", by=world.seller)
    assert refusal.value.code == "wrong_actor"
