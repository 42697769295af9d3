"""The account changes, or the company is suspended, while finance records its payout: one waits
for the other, so that no payout goes to an account that is the seller's no more.

The controls take the row locks away and show the race.
"""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest
from django.db.models import QuerySet

from checkout.payment.actions import paying_out, prepare, record_payout
from checkout.payment.models import Payout
from marketplace.companies.actions import give_bank_account
from marketplace.companies.models import Company
from marketplace.kernel.steps import take
from tests.companies.test_bank import OTHER, facts
from tests.order import acts
from tests.races.at_once import at_once
from tests.world import World

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def another_account(world: World) -> Callable[[], object]:
    """Return how another account of the seller is accepted."""
    company = world.seller_company
    account = give_bank_account(company, facts(company, OTHER), by=world.seller)
    return lambda: take(account, "accept", by=world.office.moderator)


def suspension(world: World) -> Callable[[], object]:
    """Return how the seller is suspended."""
    company = Company.objects.get(pk=world.seller_company.pk)
    return lambda: take(company, "suspend", by=world.office.moderator, reason="Fakes.")


def decided_midway(
    world: World, decide: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> bool:
    """Record a payout; return whether the decision stood before the payout did, though the payout
    had been checked without it."""
    acts.completed(world)
    seen, record = prepare(world.seller_company, "EUR"), paying_out._record
    checked, decided, found = Event(), Event(), []

    def slowly(*given: Any) -> Payout:
        checked.set()
        found.append(decided.wait(2))
        return record(*given)

    def change() -> None:
        checked.wait(10)
        decide()
        decided.set()

    monkeypatch.setattr(paying_out, "_record", slowly)
    finance = world.office.finance
    results = at_once([lambda: record_payout(seen, "OUT-1", by=finance), change])
    assert (isinstance(results[0], Payout), decided.is_set()) == (True, True)
    return found[0]


@pytest.mark.parametrize("change", [another_account, suspension])
def test_the_decision_waits_for_the_payout(
    world: World, monkeypatch: pytest.MonkeyPatch, change: Callable[[World], Any]
) -> None:
    assert not decided_midway(world, change(world), monkeypatch)


@pytest.mark.parametrize("change", [another_account, suspension])
def test_without_the_locks_it_does_not(
    world: World, monkeypatch: pytest.MonkeyPatch, change: Callable[[World], Any]
) -> None:
    decide = change(world)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows.all())
    assert decided_midway(world, decide, monkeypatch)
    payout = Payout.objects.get()
    assert (payout.bank_account.status, payout.seller.status) in {
        ("replaced", "verified"),
        ("accepted", "suspended"),
    }
