"""Two of a unit order at the same moment: the budget is spent once. Two owners step down at the
same moment: one stays.

The controls take the locks away and show the race.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db.models import QuerySet

from checkout import limits
from checkout.actions import place
from checkout.order.models import Purchase
from marketplace.companies.actions import leave
from marketplace.companies.actions import members as verbs
from marketplace.companies.models import Member
from marketplace.kernel.party import Party
from tests.members import acts
from tests.races.at_once import at_once
from tests.world import World

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def placings(world: World) -> list[Callable[[], Any]]:
    """Return the placements of two colleagues, 95.00 EUR each, with 100.00 left for both."""
    unit = acts.unit(world, "100")
    people = (world.buyer, acts.colleague(world.buyer_company, "purchaser"))
    listing = world.listing()
    for party in people:
        acts.limit(world, party, unit)
    baskets = [(world.basket((listing, 10), by=by), by) for by in people]
    return [lambda b=basket, p=by: place(b, by=p) for basket, by in baskets]


def owners(world: World) -> list[Party]:
    """Return the two owners of a company."""
    return [acts.owner(world), acts.colleague(world.buyer_company, "owner")]


def leaving(people: list[Party]) -> list[Callable[[], Any]]:
    """Return how each of them leaves."""
    return [lambda p=party: leave(acts.place(p), by=p) for party in people]


def owners_left(world: World) -> int:
    """Return how many owners the company still has."""
    return int(Member.objects.active().filter(company=world.buyer_company, role="owner").count())


def test_one_budget_is_not_spent_twice(world: World) -> None:
    results = at_once(placings(world))
    refusals = [result for result in results if isinstance(result, Exception)]
    assert [getattr(refusal, "code", "") for refusal in refusals] == ["limit"]
    assert Purchase.objects.count() == 1


def test_two_last_owners_do_not_both_leave(world: World) -> None:
    results = at_once(leaving(owners(world)))
    refusals = [result for result in results if isinstance(result, Exception)]
    assert [getattr(refusal, "code", "") for refusal in refusals] == ["last_owner"]
    assert owners_left(world) == 1


@pytest.fixture
def together(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Any], Any]]:
    """Take row locks away, and let a check end in both transactions before either goes on."""
    barrier = Barrier(2)
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows.all())

    def waiting(check: Any) -> Any:
        def both(*args: Any, **kwargs: Any) -> Any:
            answer = check(*args, **kwargs)
            with suppress(BrokenBarrierError):
                barrier.wait(timeout=5)
            return answer

        return both

    yield waiting


def test_without_the_lock_the_budget_is_spent_twice(
    world: World, together: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    works = placings(world)
    monkeypatch.setattr(limits, "check", together(limits.check))
    at_once(works)
    assert Purchase.objects.count() == 2


def test_without_the_lock_nobody_is_left(
    world: World, together: Callable[[Any], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    people = owners(world)
    monkeypatch.setattr(verbs, "_not_the_last", together(verbs._not_the_last))
    at_once(leaving(people))
    assert owners_left(world) == 0
