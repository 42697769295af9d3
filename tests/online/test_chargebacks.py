"""The payer's bank disputes a payment: the seller's unpaid money stays until it is decided."""

import pytest

from checkout.order.models import Order
from checkout.payment.ledger import balance
from checkout.payment.models import PayoutLine
from checkout.payment.online.models import Chargeback, Intent
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.online import acts
from tests.online.fake import Provider
from tests.order import acts as bank
from tests.world import World


def disputed(fake: Provider, order: Order, status: str = "needs_response") -> None:
    """The payer's bank says something of its dispute."""
    session = Intent.objects.get(purchase=order.purchase, kind="session", status="succeeded")
    thing = fake.dispute(session.payment, status)
    acts.told(acts.event(f"charge.dispute.{status}", thing))
    acts.settle()


def confirmed(world: World, fake: Provider) -> Order:
    """Return an order paid online that the seller confirmed."""
    order = world.order()
    acts.paid(world, fake, order)
    take(order, "confirm", by=world.seller)
    return order


def complete(world: World, order: Order) -> None:
    """The order goes the rest of its way."""
    bank.shipped(world, order)
    bank.received(world, order)
    acts.settle()


def test_a_transfer_is_held_while_the_payment_is_disputed(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    order = confirmed(world, fake)
    disputed(fake, order)
    complete(world, order)
    intent = Intent.objects.get(kind="transfer")
    assert (intent.status, fake.of("transfer"), intent.lines.get().route) == ("held", [], "stripe")
    assert Chargeback.objects.get().closed_at is None


def test_won_it_goes_on(world: World, fake: Provider) -> None:
    test_a_transfer_is_held_while_the_payment_is_disputed(world, fake)
    disputed(fake, Order.objects.get(), "won")
    assert fake.made("transfer") == [8930]
    assert (Chargeback.objects.get().outcome, balance("payable")) == ("won", 0)


def test_lost_it_stays_until_finance_decides(world: World, fake: Provider) -> None:
    test_a_transfer_is_held_while_the_payment_is_disputed(world, fake)
    disputed(fake, Order.objects.get(), "lost")
    intent = Intent.objects.get(kind="transfer")
    assert (intent.status, fake.of("transfer")) == ("held", [])
    take(intent, "give_up", by=world.office.finance, reason="Paid by us.")
    assert PayoutLine.objects.get().route == "bank"


def test_lost_and_carried_the_sellers_get_theirs(world: World, fake: Provider) -> None:
    test_a_transfer_is_held_while_the_payment_is_disputed(world, fake)
    disputed(fake, Order.objects.get(), "lost")
    finance = world.client(world.office.finance)
    path = f"/moderation/online/{Chargeback.objects.get().pk}/carry/"
    assert finance.get(path).status_code == 200
    assert finance.post(path, {}).status_code == 302
    acts.settle()
    assert (fake.made("transfer"), finance.post(path, {}).status_code) == ([8930], 422)
    assert (balance("disputed"), balance("stripe")) == (9500, -8930)


def test_the_books_say_what_the_payers_bank_took(world: World, fake: Provider) -> None:
    order = confirmed(world, fake)
    disputed(fake, order, "warning_needs_response")
    assert (balance("disputed"), balance("stripe")) == (0, 9500)
    for _time in range(2):
        disputed(fake, order)
        assert (balance("disputed"), balance("stripe")) == (9500, 0)
    disputed(fake, order, "won")
    assert (balance("disputed"), balance("stripe"), balance("held")) == (0, 9500, -9500)


def test_a_transfer_not_sent_yet_is_held(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    order = confirmed(world, fake)
    fake.faults_at["transfers"] = "500"
    complete(world, order)
    Intent.objects.filter(kind="transfer").update(status="wanted")
    disputed(fake, order)
    assert Intent.objects.get(kind="transfer").status == "held"


def test_a_bank_payout_is_held_too(world: World, fake: Provider) -> None:
    order = confirmed(world, fake)
    complete(world, order)
    disputed(fake, order)
    assert PayoutLine.objects.get().route == "held"
    with pytest.raises(Refused):
        acts.paid_out_by_bank(world)
    disputed(fake, order, "won")
    assert acts.paid_out_by_bank(world).account == "bank"


def test_what_is_released_during_a_dispute_is_held_from_the_bank(
    world: World, fake: Provider
) -> None:
    order = confirmed(world, fake)
    disputed(fake, order)
    complete(world, order)
    assert PayoutLine.objects.get().route == "held"


def test_other_orders_go_on(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    disputed(fake, confirmed(world, fake))
    acts.completed(world, fake)
    assert fake.made("transfer") == [8930]


def test_finance_is_told_and_sees_it(world: World, fake: Provider) -> None:
    test_a_transfer_is_held_while_the_payment_is_disputed(world, fake)
    page = world.client(world.office.finance).get("/moderation/online/").content.decode()
    assert all(word in page for word in ("bank disputes the payment.", "fraudulent"))
    assert "Send it after all" not in page
    notices = world.client(world.office.finance).get("/desk/notices/").content.decode()
    assert "Card dispute" in notices


def test_a_dispute_told_twice_is_one(world: World, fake: Provider) -> None:
    order = confirmed(world, fake)
    disputed(fake, order)
    disputed(fake, order, "under_review")
    assert Chargeback.objects.count() == 1


def test_a_dispute_of_a_payment_not_known_yet_is_parked(world: World, fake: Provider) -> None:
    order = world.order()
    intent = acts.begun(world, order.purchase)
    fake.pay(intent.reference)
    acts.told(acts.event("charge.dispute.created", fake.dispute(f"pi_{intent.reference}")))
    acts.settle()
    assert not Chargeback.objects.exists()
    acts.polled()
    assert Chargeback.objects.get().session == intent


def test_a_dispute_of_somebody_elses_payment_is_left_alone(world: World, fake: Provider) -> None:
    fake.things["pi_x"] = {"id": "pi_x", "object": "payment_intent", "amount": 1, "currency": "eur"}
    acts.told(acts.event("charge.dispute.created", fake.dispute("pi_x")))
    acts.settle()
    assert not Chargeback.objects.exists()
