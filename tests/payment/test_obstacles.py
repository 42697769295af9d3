"""What stands against a payout, in words, with who acts next, for finance and for the seller."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from checkout.payment.actions import prepare, record_payout
from checkout.payment.models import Payout
from checkout.payment.queries import payables, payout_obstacle, payouts_waiting
from marketplace.companies.actions import give_bank_account
from marketplace.companies.models import BankAccount, Company
from marketplace.kernel.clock import played_at
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.kernel.templatetags.formatting import moment_text
from tests.companies.test_bank import OTHER, facts
from tests.order import acts
from tests.world import World

WORDS = {
    "suspended": ("The company is suspended.", "A moderator ends the suspension"),
    "none": ("There is no bank account yet.", "The company gives one in its file."),
    "pending": ("The bank account is being checked.", "A moderator accepts or refuses it."),
    "refused": ("The bank account was refused.", "The company gives another one in its file."),
    "resting": ("The bank account was changed;", "it goes on by itself."),
}


def in_the_way(world: World, what: str) -> Company:
    """Put something in the way of the first seller's payouts."""
    company, office = Company.objects.get(pk=world.seller_company.pk), world.office
    if what == "suspended":
        take(company, "suspend", by=office.moderator, reason="Fakes.")
    elif what == "none":
        BankAccount.objects.filter(company=company).delete()
    elif what == "resting":
        changed(world)
    else:
        status = {"pending": "waiting"}.get(what, what)
        company.bank_accounts.update(status=status)
    return Company.objects.get(pk=company.pk)


def changed(world: World) -> BankAccount:
    """Another account of the first seller is given and accepted."""
    company = world.seller_company
    account = give_bank_account(company, facts(company, OTHER), by=world.seller)
    take(account, "accept", by=world.office.moderator)
    account.refresh_from_db()
    return account


@pytest.mark.parametrize("what", WORDS)
def test_finance_and_the_seller_read_why_and_who_acts_next(world: World, what: str) -> None:
    acts.completed(world)
    in_the_way(world, what)
    for party, path in (
        (world.office.finance, "/moderation/payouts/"),
        (world.seller, "/desk/payouts/"),
    ):
        page = world.client(party).get(path).content.decode()
        assert all(words in page for words in WORDS[what])


@pytest.mark.parametrize("what", WORDS)
def test_nothing_is_recorded_meanwhile(world: World, what: str) -> None:
    acts.completed(world)
    company = in_the_way(world, what)
    obstacle: Any = payout_obstacle(company)
    with pytest.raises(Refused) as refusal:
        record_payout(prepare(company, "EUR"), "OUT-1", by=world.office.finance)
    assert (refusal.value.code, refusal.value.reason) == ("held", obstacle.reason)
    assert (payables()[0]["held"], payouts_waiting(world.office.finance)) == (obstacle, 0)
    assert not Payout.objects.exists()


@pytest.mark.parametrize("what", WORDS)
def test_only_the_suspension_holds_the_other_way(world: World, what: str) -> None:
    company = in_the_way(world, what)
    assert (payout_obstacle(company, "stripe") is not None) == (what == "suspended")


def test_the_rest_says_until_when_and_ends_then(world: World) -> None:
    account = changed(world)
    company = world.seller_company
    ends = account.accepted_at + timedelta(days=3)
    assert payout_obstacle(company).until == ends
    with played_at(ends + timedelta(seconds=1)):
        assert payout_obstacle(company) is None


def test_both_read_until_when_it_rests(world: World) -> None:
    acts.completed(world)
    ends = changed(world).accepted_at + timedelta(days=3)
    for who, path in (
        (world.office.finance, "/moderation/payouts/"),
        (world.seller, "/desk/payouts/"),
    ):
        assert moment_text(ends) in world.client(who).get(path).content.decode()


def test_a_suspension_counts_that_the_caller_has_not_read(world: World) -> None:
    acts.completed(world)
    prepared, seller = prepare(world.seller_company, "EUR"), world.seller_company
    in_the_way(world, "suspended")
    assert seller.status == "verified"
    with pytest.raises(Refused) as refusal:
        record_payout(prepared, "OUT-1", by=world.office.finance)
    assert refusal.value.code == "held"


def test_a_company_that_waits_for_nothing_reads_of_no_obstacle(world: World) -> None:
    in_the_way(world, "suspended")
    assert "Held:" not in world.client(world.seller).get("/desk/payouts/").content.decode()


def test_reinstated_finance_pays(world: World) -> None:
    acts.completed(world)
    company = in_the_way(world, "suspended")
    take(company, "reinstate", by=world.office.moderator2, reason="Genuine.")
    batch = record_payout(prepare(company, "EUR"), "OUT-1", by=world.office.finance)
    assert batch.amount == Decimal("89.30")
