"""What stands against a payout stops a transfer, whoever sends it; money that goes back never
waits."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from checkout.order.models import Order
from checkout.payment.actions import pay_refund, prepare, record_payout
from checkout.payment.ledger import balance
from checkout.payment.models import PayoutLine, Refund
from checkout.payment.online.actions.accounts import follow_account
from checkout.payment.online.models import ConnectedAccount, Intent
from checkout.payment.online.models import holding as rule
from marketplace.companies.models import Company
from marketplace.kernel.clock import now, played_at, today
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, take_due
from tests.online import acts
from tests.online.fake import Provider
from tests.online.test_chargebacks import complete, confirmed, disputed
from tests.online.test_going_out import awarded
from tests.order import acts as bank
from tests.world import World


def suspend(world: World, **facts: Any) -> None:
    """A moderator suspends the first seller."""
    company = Company.objects.get(pk=world.seller_company.pk)
    take(company, "suspend", by=world.office.moderator, reason="Fakes.", **facts)
    acts.settle()


def reinstate(world: World) -> None:
    """Another moderator lifts it."""
    company = Company.objects.get(pk=world.seller_company.pk)
    take(company, "reinstate", by=world.office.moderator2, reason="Genuine.")
    acts.settle()


def transfer() -> Intent:
    """Return the only transfer as the database has it."""
    return Intent.objects.get(kind="transfer")


def text(world: World, who: str, path: str) -> str:
    """Return what a page says to somebody."""
    party = getattr(world.office, who, None) or getattr(world, who)
    return world.client(party).get(path).content.decode()


# Every way on which money of a sale paid online may leave for its seller. Each begins with a
# seller in order; `stop` comes just before the money would leave.


def by_release(world: World, fake: Provider, stop: Callable[[], None]) -> None:
    acts.ready(world, fake)
    order = confirmed(world, fake)
    stop()
    complete(world, order)


def by_outbox(world: World, fake: Provider, stop: Callable[[], None]) -> None:
    acts.ready(world, fake)
    order = confirmed(world, fake)
    fake.faults_at["transfers"] = "500"
    complete(world, order)
    Intent.objects.filter(kind="transfer").update(status="wanted")
    stop()
    acts.polled()


def by_poll_after_silence(world: World, fake: Provider, stop: Callable[[], None]) -> None:
    acts.ready(world, fake)
    fake.faults_at["transfers"] = "500"
    acts.completed(world, fake)
    stop()
    acts.polled()


def by_finance_again(world: World, fake: Provider, stop: Callable[[], None]) -> None:
    acts.ready(world, fake)
    fake.refusals_at["transfers"] = "Insufficient funds"
    acts.completed(world, fake)
    stop()
    with suppress(Refused):
        take(transfer(), "retry", by=world.office.finance)
    acts.settle()


def by_dispute_won(world: World, fake: Provider, stop: Callable[[], None]) -> None:
    acts.ready(world, fake)
    order = confirmed(world, fake)
    disputed(fake, order)
    complete(world, order)
    stop()
    disputed(fake, order, "won")


def by_finances_release(world: World, fake: Provider, stop: Callable[[], None]) -> None:
    acts.ready(world, fake)
    order = confirmed(world, fake)
    disputed(fake, order)
    complete(world, order)
    stop()
    with suppress(Refused):
        take(transfer(), "release", by=world.office.finance)
    disputed(fake, order, "won")


def by_account_ready(world: World, fake: Provider, stop: Callable[[], None]) -> None:
    acts.completed(world, fake)
    stop()
    acts.ready(world, fake)


def by_bank(world: World, fake: Provider, stop: Callable[[], None]) -> None:
    acts.completed(world, fake)
    stop()
    with suppress(Refused):
        acts.paid_out_by_bank(world)


WAYS = [
    by_release, by_outbox, by_poll_after_silence, by_finance_again, by_dispute_won,
    by_finances_release, by_account_ready, by_bank,
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_nothing_leaves_for_a_suspended_seller_until_it_is_reinstated(
    world: World, fake: Provider, way: Any
) -> None:
    way(world, fake, lambda: suspend(world))
    assert (fake.of("transfer"), balance("payable")) == ([], -8930)
    reinstate(world)
    if way is by_finance_again:  # it had failed before: finance's click, as without the hold
        take(transfer(), "retry", by=world.office.finance)
        acts.settle()
    if way is by_bank:
        acts.paid_out_by_bank(world)
    assert balance("payable") == 0


@pytest.mark.parametrize("way", WAYS)
def test_each_way_leads_out_when_nothing_stands_against_it(
    world: World, fake: Provider, way: Any
) -> None:
    way(world, fake, lambda: None)
    assert balance("payable") == 0


def test_a_suspension_that_ends_by_the_clock_lets_it_go_on(world: World, fake: Provider) -> None:
    by_release(world, fake, lambda: suspend(world, until=today() + timedelta(days=3)))
    with played_at(now() + timedelta(days=5)):
        take_due()
        acts.settle()
    assert fake.made("transfer") == [8930]


def test_what_no_news_released_the_poller_does(world: World, fake: Provider) -> None:
    by_release(world, fake, lambda: suspend(world))
    Company.objects.filter(pk=world.seller_company.pk).update(status="verified")
    acts.polled()
    assert fake.made("transfer") == [8930]


def test_the_poller_asks_again_for_what_is_still_held_but_later(
    world: World, fake: Provider
) -> None:
    by_release(world, fake, lambda: suspend(world))
    acts.polled()
    held = transfer()
    assert (held.status, held.not_before > held.wanted_at) == ("held", True)
    assert fake.of("transfer") == []


def test_an_account_that_stopped_taking_money_holds_the_transfer(
    world: World, fake: Provider
) -> None:
    def able(*, now: bool) -> None:
        fake.things[str(ConnectedAccount.objects.get().account_id)]["payouts_enabled"] = now
        follow_account(str(ConnectedAccount.objects.get().account_id))
        acts.settle()

    by_poll_after_silence(world, fake, lambda: able(now=False))
    assert (transfer().status, fake.of("transfer")) == ("held", [])
    able(now=True)
    assert fake.made("transfer") == [8930]


def test_the_bank_account_does_not_matter_to_a_transfer(world: World, fake: Provider) -> None:
    def stop() -> None:
        world.seller_company.bank_accounts.update(status="refused")

    by_release(world, fake, stop)
    assert fake.made("transfer") == [8930]


@pytest.mark.parametrize("fault", ["500 after", "slow", "reset"])
def test_a_call_without_an_answer_is_looked_for_not_repeated(
    world: World, fake: Provider, fault: str
) -> None:
    acts.ready(world, fake)
    fake.faults_at["transfers"] = fault
    acts.completed(world, fake)
    suspend(world)
    fake.calls.clear()
    acts.polled()
    assert (transfer().status, fake.made("transfer"), balance("payable")) == (
        "succeeded",
        [8930],
        0,
    )
    assert [call for call in fake.calls if call[0] == "POST"] == []


def test_what_comes_to_light_while_held_is_followed(world: World, fake: Provider) -> None:
    """The call was still under way when we looked; its webhook tells later."""
    acts.ready(world, fake)
    fake.faults_at["transfers"] = "500 after"
    acts.completed(world, fake)
    (thing,) = fake.of("transfer")
    del fake.things[thing["id"]]
    suspend(world)
    acts.polled()
    assert transfer().status == "held"
    fake.things[thing["id"]] = thing
    acts.told(acts.event("transfer.created", thing))
    acts.settle()
    assert (transfer().status, balance("payable")) == ("succeeded", 0)


def test_refunds_and_reversals_of_a_suspended_seller_go(world: World, fake: Provider) -> None:
    acts.ready(world, fake)
    order = acts.completed(world, fake)
    suspend(world)
    awarded(order, "19.00")
    assert (fake.made("refund"), fake.made("transfer_reversal")) == ([1900], [1786])


def test_a_refund_to_a_suspended_company_goes(world: World, fake: Provider) -> None:
    order = world.order()
    acts.paid(world, fake, order)
    buyer = Company.objects.get(pk=world.buyer_company.pk)
    take(buyer, "suspend", by=world.office.moderator, reason="Fakes.")
    suspend(world)
    take(order, "cancel", by=world.buyer, reason="No need.")
    acts.settle()
    assert (fake.made("refund"), Refund.objects.get().status) == ([9500], "paid")


def test_a_refund_by_bank_goes_too(world: World) -> None:
    order = bank.confirmed(world)
    suspend(world)
    Order.objects.filter(pk=order.pk).update(promised_for=F("placed_at__date") - timedelta(days=1))
    take(Order.objects.get(pk=order.pk), "cancel", by=world.buyer, reason="Late")
    pay_refund(Refund.objects.get(), "OUT-1", by=world.office.finance)
    assert (balance("refunds_owed"), balance("bank")) == (0, 0)


def test_finance_reads_the_reason_and_who_acts_next(world: World, fake: Provider) -> None:
    by_release(world, fake, lambda: suspend(world))
    page = text(world, "finance", "/moderation/online/")
    assert all(words in page for words in ("The company is suspended.", "A moderator ends"))
    assert "Send it after all" not in page
    Company.objects.filter(pk=world.seller_company.pk).update(status="verified")
    assert "Send it after all" in text(world, "finance", "/moderation/online/")


def test_one_click_of_finance_sends_what_nothing_holds(world: World, fake: Provider) -> None:
    by_release(world, fake, lambda: suspend(world))
    with pytest.raises(Refused) as refusal:
        take(transfer(), "release", by=world.office.finance)
    assert (refusal.value.code, str(refusal.value)) == ("guard", "The company is suspended.")
    Company.objects.filter(pk=world.seller_company.pk).update(status="verified")
    take(transfer(), "release", by=world.office.finance)
    acts.settle()
    assert fake.made("transfer") == [8930]


def test_the_seller_reads_it_too(world: World, fake: Provider) -> None:
    by_release(world, fake, lambda: suspend(world))
    page = text(world, "seller", "/desk/payouts/")
    assert all(words in page for words in ("89.30", "The company is suspended.", "A moderator"))
    assert "suspended" not in text(world, "seller2", "/desk/payouts/")
    reinstate(world)
    assert "The company is suspended." not in text(world, "seller", "/desk/payouts/")


def test_a_card_dispute_is_the_reason_that_both_read(world: World, fake: Provider) -> None:
    by_dispute_won(world, fake, lambda: None)
    order = confirmed(world, fake)
    disputed(fake, order)
    complete(world, order)
    for who, path in (("finance", "/moderation/online/"), ("seller", "/desk/payouts/")):
        # the sentence of the transfer, not the list of card disputes
        assert "The payer&#x27;s bank disputes the payment." in text(world, who, path)


def test_the_list_costs_the_same_for_one_and_for_many(
    world: World, fake: Provider, django_assert_max_num_queries: Any
) -> None:
    acts.ready(world, fake)
    orders = [confirmed(world, fake) for _n in range(4)]
    suspend(world)
    for order in orders:
        complete(world, order)
    intents = list(Intent.objects.filter(kind="transfer"))
    with django_assert_max_num_queries(4):
        found = rule.obstacles(intents)
    assert [obstacle.code for obstacle in found.values() if obstacle] == ["suspended"] * 4


def test_given_up_it_is_the_banks_and_held_there(world: World, fake: Provider) -> None:
    by_release(world, fake, lambda: suspend(world))
    take(transfer(), "give_up", by=world.office.finance, reason="By bank.")
    assert PayoutLine.objects.get().route == "bank"
    with pytest.raises(Refused) as refusal:
        acts.paid_out_by_bank(world)
    assert refusal.value.code == "held"
    reinstate(world)
    seller = world.seller_company
    record_payout(prepare(seller, "EUR"), "OUT-2", by=world.office.finance)
    assert balance("payable") == 0
