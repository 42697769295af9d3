"""Transfers to sellers, refunds before and after them, reversals that succeed and that fail."""

from decimal import Decimal

import pytest

from catalogue.rules import Tier
from checkout.order.models import Order
from checkout.payment.actions import Award, execute, freeze, pay_refund
from checkout.payment.ledger import balance
from checkout.payment.models import PayoutLine, Refund
from checkout.payment.online.models import Intent
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.notices.models import Notice
from tests.online import acts
from tests.online.fake import Provider
from tests.order import acts as bank
from tests.world import World


def awarded(order: Order, amount: str) -> None:
    """A dispute over the order's line ends with a refund to the buyer."""
    line = order.lines.get()
    frozen = freeze(order, [line.pk], freight=False, cause=f"test-{amount}", by=SYSTEM)
    execute(frozen, [Award(line.pk, Decimal(amount))], reason="Damaged", by=SYSTEM)
    acts.settle()


def owed_to_seller(world: World) -> int:
    """Return what the books say that the first seller is owed, in cents."""
    return -balance("payable", company=world.seller_company)


def test_a_released_order_reaches_the_seller_at_once(world: World, fake: Provider) -> None:
    account = acts.ready(world, fake)
    order = acts.completed(world, fake)
    (transfer,) = fake.of("transfer")
    line = order.payout_lines.get()
    assert (transfer["amount"], transfer["destination"]) == (8930, account.account_id)
    assert transfer["transfer_group"] == order.purchase.number
    assert (line.payout.bank_reference, line.payout.account) == (transfer["id"], "stripe")
    assert (owed_to_seller(world), balance("stripe")) == (0, 9500 - 8930)


def test_without_an_account_the_bank_pays(world: World, fake: Provider) -> None:
    acts.completed(world, fake)
    assert (fake.of("transfer"), PayoutLine.objects.get().route) == ([], "bank")
    acts.paid_out_by_bank(world)
    assert (balance("bank"), balance("stripe"), owed_to_seller(world)) == (-8930, 9500, 0)


def test_what_was_paid_by_bank_is_paid_out_by_bank(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    bank.completed(world)
    acts.settle()
    assert (fake.of("transfer"), PayoutLine.objects.get().route) == ([], "bank")


def test_an_account_that_gets_ready_takes_what_waits(world: World, fake: Provider) -> None:
    acts.completed(world, fake)
    acts.ready(world, fake)
    assert fake.made("transfer") == [8930]


def test_a_cancelled_order_goes_back_to_the_card(world: World, fake: Provider) -> None:
    order = world.order()
    acts.paid(world, fake, order)
    take(order, "cancel", by=world.buyer, reason="No need.")
    acts.settle()
    refund = Refund.objects.get()
    assert (refund.status, refund.bank_reference) == ("paid", f"re_refund-{refund.pk}-refund")
    assert (balance("stripe"), balance("held"), balance("refunds_owed")) == (0, 0, 0)


def test_finance_can_not_pay_a_refund_that_goes_back_online(world: World, fake: Provider) -> None:
    fake.refunds_are = "pending"
    order = world.order()
    acts.paid(world, fake, order)
    take(order, "cancel", by=world.buyer, reason="No need.")
    acts.settle()
    with pytest.raises(Refused) as refusal:
        pay_refund(Refund.objects.get(), "OUT-1", by=world.office.finance)
    assert (refusal.value.code, Refund.objects.get().status) == ("route", "owed")


def test_a_pending_refund_is_paid_when_the_provider_says_so(world: World, fake: Provider) -> None:
    fake.refunds_are = "pending"
    order = world.order()
    acts.paid(world, fake, order)
    take(order, "cancel", by=world.buyer, reason="No need.")
    acts.settle()
    assert (Refund.objects.get().status, balance("stripe")) == ("owed", 9500)
    fake.of("refund")[0]["status"] = "succeeded"
    acts.polled()
    assert (Refund.objects.get().status, balance("stripe")) == ("paid", 0)


def test_a_pending_refund_that_fails_is_finances(world: World, fake: Provider) -> None:
    test_finance_can_not_pay_a_refund_that_goes_back_online(world, fake)
    fake.of("refund")[0]["status"] = "failed"
    acts.polled()
    assert Notice.objects.filter(kind="intent.failed").exists()
    pay_refund(Refund.objects.get(), "OUT-1", by=world.office.finance)
    assert (balance("bank"), balance("stripe")) == (-9500, 9500)


def test_dinars_whose_last_digit_is_not_0_are_paid_out_by_bank(
    world: World, fake: Provider
) -> None:
    acts.ready(world, fake)
    order = acts.completed(world, fake, currency="KWD", tiers=(Tier(1, Decimal("1.23")),))
    line = order.payout_lines.get()
    assert (str(line.net), line.route, fake.of("transfer")) == ("11.5620", "bank", [])


def test_a_refund_that_comes_back_is_owed_by_bank(world: World, fake: Provider) -> None:
    order = world.order()
    acts.paid(world, fake, order)
    take(order, "cancel", by=world.buyer, reason="No need.")
    acts.settle()
    (thing,) = fake.of("refund")
    thing["status"] = "failed"
    acts.told(acts.event("refund.failed", thing))
    acts.settle()
    first, second = Refund.objects.order_by("pk")
    assert (first.status, second.status, second.route) == ("paid", "owed", "bank")
    assert (balance("stripe"), balance("refunds_owed"), len(fake.of("refund"))) == (9500, -9500, 1)
    with pytest.raises(Refused):
        take(Intent.objects.get(kind="refund"), "retry", by=world.office.finance)


def test_a_refund_before_the_transfer_makes_it_smaller(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    order = world.order()
    acts.paid(world, fake, order)
    take(order, "confirm", by=world.seller)
    bank.shipped(world, order)
    order.refresh_from_db()
    awarded(order, "19.00")
    bank.received(world, order)
    acts.settle()
    assert (fake.made("refund"), fake.made("transfer"), fake.of("transfer_reversal")) == (
        [1900], [7144], [],
    )  # fmt: skip
    assert (owed_to_seller(world), balance("held")) == (0, 0)


def test_a_refund_after_the_transfer_is_asked_back_in_proportion(
    world: World, fake: Provider
) -> None:
    acts.ready(world, fake)
    order = acts.completed(world, fake)
    awarded(order, "19.00")
    assert (fake.made("refund"), fake.made("transfer_reversal")) == ([1900], [1786])
    assert fake.of("transfer")[0]["amount_reversed"] == 1786
    assert (owed_to_seller(world), balance("stripe")) == (0, 9500 - 8930 - 1900 + 1786)
    assert not PayoutLine.objects.filter(payout=None).exists()


def test_a_reversal_that_fails_stays_the_sellers_debt(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    order = acts.completed(world, fake)
    fake.refusals_at["transfers/"] = "Insufficient funds in the account"
    awarded(order, "19.00")
    debt = PayoutLine.objects.get(kind="debt")
    assert (debt.payout, debt.route, owed_to_seller(world)) == (None, "bank", -1786)
    assert (fake.made("refund"), fake.of("transfer_reversal")) == ([1900], [])


def test_a_debt_is_the_first_line_of_the_next_transfer(world: World, fake: Provider) -> None:
    test_a_reversal_that_fails_stays_the_sellers_debt(world, fake)
    acts.completed(world, fake)
    assert fake.made("transfer") == [8930, 8930 - 1786]
    assert (owed_to_seller(world), PayoutLine.objects.filter(payout=None).count()) == (0, 0)


def test_a_debt_greater_than_the_line_leaves_both_to_finance(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    order = acts.completed(world, fake)
    fake.refusals_at["transfers/"] = "Insufficient funds in the account"
    awarded(order, "95.00")
    acts.completed(world, fake, 5)
    assert fake.made("transfer") == [8930]
    assert set(PayoutLine.objects.filter(payout=None).values_list("route", flat=True)) == {"bank"}


def test_a_debt_born_while_the_transfer_is_under_way_is_asked_back(
    world: World, fake: Provider
) -> None:
    acts.ready(world, fake)
    fake.faults_at["transfers"] = "reset"
    order = acts.completed(world, fake)
    awarded(order, "19.00")
    assert PayoutLine.objects.get(kind="debt").route == "bank"
    acts.polled()
    assert (fake.made("transfer"), fake.made("transfer_reversal")) == ([8930], [1786])
    assert owed_to_seller(world) == 0


def test_never_more_goes_out_than_came_in(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    order = acts.completed(world, fake)
    awarded(order, "40.00")
    awarded(order, "55.00")
    back = sum(fake.made("refund")) + sum(fake.made("transfer"))
    assert back - sum(fake.made("transfer_reversal")) <= 9500
    assert (fake.made("refund"), owed_to_seller(world)) == ([4000, 5500], 0)
