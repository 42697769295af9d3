"""What the payment provider's messages do to the books: paid, refunded and transferred online."""

import pytest
from django.db import IntegrityError, transaction

from checkout.order.models import Order
from checkout.payment.actions import pay_refund, record_transfer
from checkout.payment.models import PaymentRequest, PayoutLine, Refund
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.order import acts
from tests.payment.sales import books, complete, sale
from tests.world import World


def paid_online(world: World, minor: int = 9500, by: Party = SYSTEM) -> Order:
    """Return an order of 95.00 whose money came to the provider."""
    order = world.order()
    request = PaymentRequest.objects.get(purchase=order.purchase)
    take(request, "pay_online", by=by, minor=minor, reference="pi_1")
    order.refresh_from_db()
    return order


def test_money_at_the_provider_is_held_for_the_order(world: World) -> None:
    assert paid_online(world).status == "to_confirm"
    assert books() == {"stripe": 9500, "held": -9500}


def test_what_is_too_much_is_owed_back(world: World) -> None:
    paid_online(world, 10_000)
    assert books() == {"stripe": 10_000, "held": -9500, "refunds_owed": -500}


def test_too_little_pays_nothing(world: World) -> None:
    with pytest.raises(Refused) as refusal:
        paid_online(world, 9499)
    assert (refusal.value.code, books()) == ("short", {})


def test_only_the_market_says_that_it_was_paid_online(world: World) -> None:
    with pytest.raises(Refused) as refusal:
        paid_online(world, by=world.buyer)
    assert refusal.value.code == "wrong_actor"


def test_one_payment_of_the_provider_counts_once(world: World) -> None:
    paid_online(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        paid_online(world)
    assert books()["stripe"] == 9500


def test_a_part_by_transfer_and_the_rest_online(world: World) -> None:
    order = world.order()
    acts.paid(world, order.purchase, "60.00")
    request = PaymentRequest.objects.get(purchase=order.purchase)
    take(request, "pay_online", by=SYSTEM, minor=3500, reference="pi_1")
    assert books() == {"bank": 6000, "stripe": 3500, "held": -9500}


def test_the_market_sends_a_refund_back_online(world: World) -> None:
    take(paid_online(world), "refuse", by=world.seller, reason="No")
    assert books() == {"stripe": 9500, "refunds_owed": -9500}
    Refund.objects.update(route="stripe")
    pay_refund(Refund.objects.get(), "re_1", by=SYSTEM, account="stripe")
    assert books() == {}


def test_a_transfer_takes_the_lines_it_names(world: World) -> None:
    complete(world, sale(world))
    line = PayoutLine.objects.get()
    batch = record_transfer([line.pk], "tr_1")
    assert (batch.account, batch.recorded_by, batch.amount) == ("stripe", None, line.net)
    assert books()["stripe"] == -15690
    with pytest.raises(Refused) as refusal:
        record_transfer([line.pk], "tr_1")
    assert refusal.value.code == "nothing_due"


def test_one_transfer_goes_to_one_seller(world: World) -> None:
    acts.completed(world)
    complete(world, sale(world))
    with pytest.raises(Refused) as refusal:
        record_transfer(PayoutLine.objects.values_list("pk", flat=True), "tr_1")
    assert refusal.value.code == "mixed"
