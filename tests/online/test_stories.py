"""A payment told by the provider once, never, three times or too early has one effect."""

import pytest

from checkout.order.models import Order
from checkout.payment.ledger import balance
from checkout.payment.models import Refund
from checkout.payment.online.actions import refresh
from checkout.payment.online.models import Intent, ProviderEvent
from marketplace.kernel.models import Message
from marketplace.kernel.outbox import relay
from marketplace.kernel.steps import take
from tests.online import acts
from tests.online.fake import Provider
from tests.order import acts as bank
from tests.world import World

PAID = [("receipt-online-pi_cs_purchase-{0}-session-1", [("held", -9500), ("stripe", 9500)])]


@pytest.fixture
def order(world: World) -> Order:
    """An order of 95.00 EUR that waits for money."""
    return world.order()


def status(order: Order) -> str:
    """Return the order's state as the database has it."""
    return str(Order.objects.values_list("status", flat=True).get(pk=order.pk))


def paid_books(order: Order) -> acts.Books:
    """Return the books of an order paid online."""
    return [(key.format(order.purchase_id), entries) for key, entries in PAID]


def test_paid_and_told(world: World, fake: Provider, order: Order) -> None:
    intent = acts.paid(world, fake, order)
    assert (intent.status, order.status, acts.books()) == (
        "succeeded", "to_confirm", paid_books(order),
    )  # fmt: skip
    assert acts.request_of(order.purchase).status == "matched"


def test_coming_back_is_no_payment(world: World, fake: Provider, order: Order) -> None:
    intent = acts.begun(world, order.purchase)
    page = world.client(world.buyer).get(f"/desk/purchases/{order.purchase.number}/online/")
    back = world.client(world.buyer).get(page.request["PATH_INFO"] + "?returned=1")
    assert "Pending" in back.content.decode()
    assert (intent.status, status(order), acts.books()) == ("sent", "awaiting_payment", [])


def test_never_told_the_poller_settles(world: World, fake: Provider, order: Order) -> None:
    intent = acts.begun(world, order.purchase)
    fake.pay(intent.reference)
    assert (acts.polled(), acts.books()) == (1, paid_books(order))
    assert acts.polled() == 0


def test_told_three_times(world: World, fake: Provider, order: Order) -> None:
    session = fake.pay(acts.begun(world, order.purchase).reference)
    event = acts.event("checkout.session.completed", session)
    assert [acts.told(event) for _time in range(3)] == [204] * 3
    acts.settle()
    again = acts.told({**event, "id": "evt_other"})
    acts.settle()
    assert (again, ProviderEvent.objects.count(), acts.books()) == (204, 2, paid_books(order))


def test_told_before_our_commit(world: World, fake: Provider, order: Order) -> None:
    """The payer is so fast that the news comes while we still wait for the call's answer."""

    def at_once() -> None:
        fake.before_answer = lambda: None
        fake.pay(f"cs_purchase-{order.purchase_id}-session-1")

    fake.before_answer = at_once
    intent = acts.begun(world, order.purchase)
    session = fake.things[intent.reference]
    acts.told(acts.event("checkout.session.completed", session))
    acts.settle()
    assert acts.books() == paid_books(order)


def test_news_of_what_we_do_not_know_yet_is_parked(
    world: World, fake: Provider, order: Order
) -> None:
    relay()
    marked = {"metadata": {"intent": f"purchase-{order.purchase_id}-session-1"}}
    early = acts.event("payment_intent.succeeded", {"id": "pi_early", **marked})
    assert (acts.told(early), relay()) == (204, 0)
    assert "ParkedError" in Message.objects.get(topic="online.event").last_error
    fake.pay(acts.begun(world, order.purchase).reference)
    acts.settle()
    assert acts.books() == paid_books(order)


def test_a_session_that_ran_out_is_failed_and_the_next_is_another(
    world: World, fake: Provider, order: Order
) -> None:
    session = fake.things[acts.begun(world, order.purchase).reference]
    session["status"] = "expired"
    acts.told(acts.event("checkout.session.expired", session))
    acts.settle()
    acts.paid(world, fake, order)
    assert acts.intents() == [("session", "failed"), ("session", "succeeded")]
    assert balance("stripe") == 9500


def test_a_payment_that_is_too_late_goes_back(world: World, fake: Provider, order: Order) -> None:
    intent = acts.begun(world, order.purchase)
    take(order, "cancel", by=world.buyer, reason="No need.")
    acts.pay(fake, intent)
    assert Refund.objects.get().status == "paid"
    assert (fake.made("refund"), balance("stripe"), balance("refunds_owed")) == ([9500], 0, 0)


def test_cancelling_closes_the_open_page(world: World, fake: Provider, order: Order) -> None:
    intent = acts.begun(world, order.purchase)
    take(order, "cancel", by=world.buyer, reason="No need.")
    acts.settle()
    assert fake.things[intent.reference]["status"] == "expired"
    assert Intent.objects.get().status == "failed"


def test_a_debit_under_way_stays_pending(world: World, fake: Provider, order: Order) -> None:
    session = fake.things[acts.begun(world, order.purchase).reference]
    session["status"] = "complete"
    acts.told(acts.event("checkout.session.completed", session))
    acts.settle()
    assert (Intent.objects.get().status, acts.books()) == ("sent", [])


def test_paid_online_and_declared_by_transfer_the_first_goes_back(
    world: World, fake: Provider, order: Order
) -> None:
    intent = acts.begun(world, order.purchase)
    bank.declared(world, order.purchase)
    acts.pay(fake, intent)
    assert (acts.request_of(order.purchase).status, status(order)) == (
        "declared", "awaiting_payment",
    )  # fmt: skip
    assert (fake.made("refund"), balance("stripe")) == ([9500], 0)


def test_a_part_by_bank_and_the_rest_online(world: World, fake: Provider, order: Order) -> None:
    bank.paid(world, order.purchase, "60.00")
    acts.paid(world, fake, order)
    assert (order.status, balance("held")) == ("to_confirm", -9500)
    assert (balance("bank"), balance("stripe")) == (6000, 3500)
    take(order, "cancel", by=world.buyer, reason="No need.")
    acts.settle()
    assert (fake.of("refund"), Refund.objects.get().route) == ([], "bank")


def test_another_amount_than_ours_settles_nothing(
    world: World, fake: Provider, order: Order
) -> None:
    intent = acts.begun(world, order.purchase)
    fake.pay(intent.reference)["amount_total"] = 1
    with pytest.raises(ValueError, match="not the one that was asked for"):
        refresh(intent)
    assert (acts.polled(), acts.books(), status(order)) == (1, [], "awaiting_payment")
