"""Which account a payout went to: kept as it was, shown masked, and the one that finance saw."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from checkout.payment.actions import prepare, record_payout, record_transfer
from checkout.payment.models import Payout, PayoutLine
from checkout.payment.queries import payables
from marketplace.companies.models import BankAccount
from marketplace.kernel import vault
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.models import Event
from marketplace.kernel.refusal import Refused
from tests.order import acts
from tests.payment.test_obstacles import changed, in_the_way
from tests.proving import prove
from tests.world import World

DESK = "/moderation/payouts/"


def account_of(world: World) -> BankAccount:
    """Return the first seller's account."""
    found: BankAccount = world.seller_company.bank_accounts.get(status="accepted")
    return found


def number_of(account: BankAccount, world: World) -> str:
    """Return the number in clear."""
    return vault.reveal(account, "number", purpose="payout", by=world.office.finance)


def paid(world: World) -> Payout:
    """Finance pays what one completed order brought."""
    acts.completed(world)
    return record_payout(prepare(world.seller_company, "EUR"), "OUT-1", by=world.office.finance)


def posted(world: World, facts: dict[str, Any]) -> Any:
    """Finance sends the form of the payout page."""
    return world.client(world.office.finance).post(DESK, facts | {"bank_reference": "OUT-9"})


def test_a_payout_keeps_its_account(world: World) -> None:
    account, payout = account_of(world), paid(world)
    kept = (payout.bank_account, payout.holder, payout.number_end)
    assert kept == (account, account.holder, account.number_end)
    assert payout.masked == f"•••• {account.number_end}"


def test_what_it_keeps_stays_when_the_account_is_replaced(world: World) -> None:
    payout, first = paid(world), account_of(world)
    changed(world)
    payout.refresh_from_db()
    assert (payout.bank_account_id, payout.bank_account.status) == (first.pk, "replaced")
    for who, path in ((world.office.finance, DESK), (world.seller, "/desk/payouts/")):
        page = world.client(who).get(path).content.decode()
        assert f"To {first.holder}, •••• {first.number_end}" in page


def test_no_number_stands_on_the_pages_in_the_row_or_in_the_history(world: World) -> None:
    payout = paid(world)
    number = number_of(account_of(world), world)
    pages = [
        world.client(who).get(path).content.decode()
        for who, path in ((world.office.finance, DESK), (world.seller, "/desk/payouts/"))
    ]
    facts = [event.facts for event in Event.objects.filter(name="payout.recorded")]
    assert facts[0]["bank_account"] == payout.bank_account_id
    assert all(number not in str(found) for found in [*pages, facts, vars(payout)])


def test_a_transfer_online_has_no_bank_account(world: World) -> None:
    acts.completed(world)
    payout = record_transfer([PayoutLine.objects.get().pk], "tr_1")
    assert (payout.bank_account, payout.masked) == (None, "")
    page = world.client(world.seller).get("/desk/payouts/").content.decode()
    assert "To the account at the payment provider" in page


def test_a_payout_from_before_says_that_its_account_was_not_kept(world: World) -> None:
    payout = paid(world)
    Payout.objects.filter(pk=payout.pk).update(bank_account=None, holder="", number_end="")
    page = world.client(world.seller).get("/desk/payouts/").content.decode()
    assert "The account was not kept." in page


def test_the_database_keeps_account_and_end_together(world: World) -> None:
    payout = paid(world)
    for half in ({"number_end": ""}, {"bank_account": None}, {"account": "stripe"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Payout.objects.filter(pk=payout.pk).update(**half)


def test_a_changed_account_is_refused_in_clear_words(world: World) -> None:
    acts.completed(world)
    prepared = prepare(world.seller_company, "EUR")
    changed(world)
    with pytest.raises(Refused) as refusal:
        record_payout(prepared, "OUT-1", by=world.office.finance)
    assert (refusal.value.code, Payout.objects.exists()) == ("account", False)
    with played_at(now() + timedelta(days=4)), pytest.raises(Refused):
        record_payout(prepared, "OUT-1", by=world.office.finance)
    with played_at(now() + timedelta(days=4)):
        fresh = prepare(world.seller_company, "EUR")
        assert record_payout(fresh, "OUT-1", by=world.office.finance).number_end == "2051"


def test_the_page_says_it_too_though_the_payout_rests_now(world: World) -> None:
    acts.completed(world)
    facts = payables()[0]
    shown = world.client(world.office.finance).get(DESK).context["payables"][0]["form"].initial
    changed(world)
    answer = posted(world, shown)
    assert (answer.status_code, Payout.objects.exists()) == (422, False)
    page = answer.content.decode()
    assert "bank account was changed since you opened this page" in page
    assert "The bank account was changed; nothing is paid out" in page
    assert facts["account"].pk == shown["account"]


def test_an_account_of_somebody_else_is_no_way_round(world: World) -> None:
    acts.completed(world)
    prepared = prepare(world.seller_company, "EUR")
    other = world.seller2_company.bank_accounts.get(status="accepted")
    for wrong in (other.pk, 0):
        with pytest.raises(Refused) as refusal:
            record_payout(replace(prepared, account=wrong), "OUT-1", by=world.office.finance)
        assert refusal.value.code == "account"


def test_what_is_released_meanwhile_waits_for_the_next_payout(world: World) -> None:
    acts.completed(world)
    prepared = prepare(world.seller_company, "EUR")
    acts.completed(world)
    batch = record_payout(prepared, "OUT-1", by=world.office.finance)
    assert (batch.amount, batch.lines.count()) == (Decimal("89.30"), 1)
    assert payables()[0]["total"] == Decimal("89.30")


def test_a_sum_that_changed_is_refused(world: World) -> None:
    acts.completed(world)
    acts.completed(world)
    prepared = prepare(world.seller_company, "EUR")
    PayoutLine.objects.filter(pk=prepared.newest).update(route="held")
    with pytest.raises(Refused) as refusal:
        record_payout(prepared, "OUT-1", by=world.office.finance)
    assert (refusal.value.code, Payout.objects.exists()) == ("changed", False)


def test_a_payout_that_a_colleague_recorded_is_told_above_the_list(world: World) -> None:
    acts.completed(world)
    shown = world.client(world.office.finance).get(DESK).context["payables"][0]["form"].initial
    assert posted(world, shown).status_code == 302
    answer = posted(world, shown)
    assert answer.status_code == 422
    assert "Nothing is payable to this seller" in answer.content.decode()


def test_finance_reaches_the_whole_number_from_the_payout_page_on_record(world: World) -> None:
    acts.completed(world)
    account = account_of(world)
    number, path = number_of(account, world), reverse("companies:bank_reveal", args=[account.pk])
    client = prove(world.client(world.office.finance))
    page = client.get(DESK).content.decode()
    assert path in page
    assert number not in page
    assert number in client.post(path, {"purpose": "payout"}).content.decode()
    latest = vault.openings(account)[0]
    assert (latest.person_id, str(latest.purpose)) == (
        world.office.finance.person_id, "To pay money out",
    )  # fmt: skip


def test_the_number_of_a_recorded_payout_is_a_click_away(world: World) -> None:
    payout = paid(world)
    path = reverse("companies:bank_reveal", args=[payout.bank_account_id])
    assert path in world.client(world.office.finance).get(DESK).content.decode()
    assert path not in world.client(world.seller).get("/desk/payouts/").content.decode()


def test_nobody_is_led_to_the_number_of_a_held_payout(world: World) -> None:
    acts.completed(world)
    path = reverse("companies:bank_reveal", args=[account_of(world).pk])
    in_the_way(world, "suspended")
    assert path not in world.client(world.office.finance).get(DESK).content.decode()
