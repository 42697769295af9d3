"""The provider fails in every way; the same key is tried again, and there is one charge, one
transfer."""

from datetime import timedelta

import pytest
from django.db.models import F

from checkout.order.models import Order
from checkout.payment.online import gateway, rules
from checkout.payment.online.models import Intent
from checkout.payment.online.polling import poll
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.online import acts
from tests.online.fake import Provider
from tests.world import World

FAULTS = ["500", "500 after", "slow", "reset"]


@pytest.fixture
def order(world: World) -> Order:
    """An order of 95.00 EUR that waits for money."""
    return world.order()


def posts(fake: Provider, path: str) -> set[str]:
    """Return the keys under which a path was called."""
    return {key for method, where, key in fake.calls if (method, where) == ("POST", path)}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_payer_sees_pending_and_the_poller_tries_the_same_key(
    world: World, fake: Provider, order: Order, fault: str
) -> None:
    fake.faults.append(fault)
    assert acts.begun(world, order.purchase).status == "unknown"
    page = world.client(world.buyer).get(f"/desk/purchases/{order.purchase.number}/online/")
    assert "Pending" in page.content.decode()
    acts.polled()
    assert (Intent.objects.get().status, len(fake.of("checkout.session"))) == ("sent", 1)
    assert posts(fake, "checkout/sessions") == {f"purchase-{order.purchase_id}-session-1"}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_payer_who_presses_again_opens_the_same_page(
    world: World, fake: Provider, order: Order, fault: str
) -> None:
    fake.faults.append(fault)
    acts.begun(world, order.purchase)
    again = acts.begun(world, order.purchase)
    assert (again.status, again.url) == ("sent", fake.of("checkout.session")[0]["url"])
    acts.pay(fake, again)
    assert (len(fake.of("payment_intent")), Order.objects.get().status) == (1, "to_confirm")


@pytest.mark.parametrize("fault", ["500", "reset"])
def test_a_transfer_without_an_answer_is_one_transfer(
    world: World, fake: Provider, fault: str
) -> None:
    acts.ready(world, fake)
    fake.faults_at["transfers"] = fault
    order = acts.completed(world, fake)
    assert Intent.objects.get(kind="transfer").status == "unknown"
    assert order.payout_lines.get().payout is None
    acts.polled()
    assert fake.made("transfer") == [8930]
    assert order.payout_lines.get().payout.account == "stripe"


@pytest.mark.parametrize("fault", ["500 after", "slow"])
def test_a_refund_without_an_answer_is_one_refund(
    world: World, fake: Provider, order: Order, fault: str
) -> None:
    acts.paid(world, fake, order)
    fake.faults_at["refunds"] = fault
    take(order, "cancel", by=world.buyer, reason="No need.")
    acts.settle()
    assert order.refunds.get().status == "owed"
    acts.polled()
    assert (fake.made("refund"), order.refunds.get().status) == ([9500], "paid")


@pytest.mark.parametrize("hours", [24, 72])
def test_a_key_that_the_provider_forgot_is_looked_for_first(
    world: World, fake: Provider, order: Order, hours: int
) -> None:
    fake.faults.append("reset")
    acts.begun(world, order.purchase)
    fake.keys.clear()
    Intent.objects.update(wanted_at=F("wanted_at") - timedelta(hours=hours))
    acts.polled()
    assert (Intent.objects.get().status, len(fake.of("checkout.session"))) == ("sent", 1)


@pytest.mark.parametrize("kind", ["transfer", "refund", "reversal"])
def test_every_kind_is_found_by_its_mark(fake: Provider, kind: str) -> None:
    mark = {"metadata": {"intent": "key-1"}, "object": kind}
    names = {"reversal": "transfer_reversal"}
    fake.things["x_1"] = {"id": "x_1", **mark, "object": names.get(kind, kind)}
    call = gateway.Call(kind, {"transfer_group": "A"}, "tr_1")
    assert gateway.find(call, "key-1", 0)["id"] == "x_1"
    assert gateway.find(call, "key-2", 0) is None


def test_a_silent_provider_ends_the_poll_at_the_first(world: World, fake: Provider) -> None:
    fake.faults += ["500"] * 2
    for _n in range(2):
        acts.begun(world, world.order().purchase)
    fake.faults.append("500")
    fake.calls.clear()
    Intent.objects.update(not_before=F("wanted_at"))
    assert (poll(), len(fake.calls)) == (1, 1)


def test_waiting_grows_from_half_a_minute_to_an_hour() -> None:
    pauses = [int(rules.pause(n).total_seconds()) for n in (0, 1, 2, 6, 7, 40)]
    assert pauses == [30, 60, 120, 1920, 3600, 3600]


def test_what_the_provider_refuses_is_failed_in_its_words(
    world: World, fake: Provider, order: Order
) -> None:
    fake.refusals.append("This currency is not switched on")
    intent = acts.begun(world, order.purchase)
    assert (intent.status, intent.fault) == ("failed", "This currency is not switched on")
    assert acts.begun(world, order.purchase).key.endswith("session-2")


def test_a_key_used_for_another_call_is_no_refusal(
    world: World, fake: Provider, order: Order
) -> None:
    """Something was done under the key: nobody may pay it another way before we know what."""
    fake.faults.append("reset")
    acts.begun(world, order.purchase)
    Intent.objects.update(params={"mode": "other"})
    acts.polled()
    assert Intent.objects.get().status == "unknown"


def test_a_refused_transfer_is_finances_and_can_be_tried_again(
    world: World, fake: Provider
) -> None:
    acts.ready(world, fake)
    fake.refusals_at["transfers"] = "Insufficient funds"
    order = acts.completed(world, fake)
    intent, line = Intent.objects.get(kind="transfer"), order.payout_lines.get()
    assert (intent.status, line.route) == ("failed", "bank")
    take(intent, "retry", by=world.office.finance)
    acts.settle()
    assert fake.made("transfer") == [8930]
    assert posts(fake, "transfers") == {f"payout-line-{line.pk}-transfer"}


def test_a_line_paid_by_bank_meanwhile_is_not_tried_again(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    fake.refusals_at["transfers"] = "Insufficient funds"
    acts.completed(world, fake)
    acts.paid_out_by_bank(world)
    with pytest.raises(Refused) as refusal:
        take(Intent.objects.get(kind="transfer"), "retry", by=world.office.finance)
    assert (refusal.value.code, fake.made("transfer")) == ("paid", [])


def test_finance_can_not_pay_by_bank_what_is_under_way(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    fake.faults_at["transfers"] = "reset"
    acts.completed(world, fake)
    with pytest.raises(Refused) as refusal:
        acts.paid_out_by_bank(world)
    assert refusal.value.code == "nothing_due"
