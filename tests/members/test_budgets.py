"""Budgets and monthly limits: exact edges, the month of the platform's zone, cancelled orders,
currencies; and what two managers do to one unit."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from checkout.actions import place
from checkout.order.models import Purchase
from marketplace.kernel.clock import played_at
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.members.actions import UnitFacts, close_unit, save_unit
from marketplace.members.models import Unit
from marketplace.members.queries import limits_of
from tests.members import acts
from tests.world import World

# Ten pieces of the world's listing cost 95.00 EUR; reverse charge, so no tax is added.
NOON = datetime(2027, 3, 31, 12, tzinfo=UTC)
MIDNIGHT = datetime(2027, 3, 31, 22, tzinfo=UTC)
"""Of Paris, whose clocks went forward on 28 March."""


def bought(world: World, by: Party | None = None) -> Purchase:
    """Return a purchase of 95.00 EUR."""
    return world.purchase((world.listing(), 10), by=by or world.buyer)


def refused(world: World, by: Party | None = None) -> bool:
    """Say whether a purchase of 95.00 EUR is refused for a limit."""
    party = by or world.buyer
    trade = world.basket((world.listing(), 10), by=party)
    with pytest.raises(Refused) as refusal:
        place(trade, by=party)
    return refusal.value.code == "limit"


def two_of_a_unit(world: World, budget: str) -> tuple[Unit, Party]:
    """Return a unit with a budget, the buyer in it, and a colleague in it."""
    unit, colleague = acts.unit(world, budget), acts.colleague(world.buyer_company, "purchaser")
    for party in (world.buyer, colleague):
        acts.limit(world, party, unit)
    return unit, colleague


def test_a_budget_is_spent_to_the_cent_and_no_further(world: World) -> None:
    _unit, colleague = two_of_a_unit(world, "190.00")
    bought(world)
    bought(world, colleague)
    (cap,) = limits_of(colleague)
    assert (cap.spent, cap.left) == (Decimal("190.00"), Decimal("0.00"))
    assert refused(world, colleague)


def test_a_cancelled_order_gives_the_units_month_its_room_back(world: World) -> None:
    _unit, colleague = two_of_a_unit(world, "100.00")
    order = bought(world).orders.get()
    assert refused(world)
    take(order, "cancel", by=world.buyer, reason="No need.")
    bought(world, colleague)


def test_an_order_cancelled_next_month_gives_the_next_month_nothing(world: World) -> None:
    acts.limit(world, world.buyer, per_month="100.00")
    with played_at(NOON):
        order = bought(world).orders.get()
    with played_at(MIDNIGHT + timedelta(days=1)):
        take(order, "cancel", by=world.buyer, reason="No need.")
        (cap,) = limits_of(world.buyer)
        assert cap.left == Decimal("100.00")


def test_the_month_ends_at_midnight_of_the_platform(world: World) -> None:
    acts.limit(world, world.buyer, per_month="100.00")
    with played_at(MIDNIGHT - timedelta(seconds=1)):
        bought(world)
        assert refused(world)
    with played_at(MIDNIGHT):
        (cap,) = limits_of(world.buyer)
        assert cap.spent == 0


def test_what_is_bought_at_midnight_counts_in_the_month_that_begins(world: World) -> None:
    acts.limit(world, world.buyer, per_month="100.00")
    with played_at(MIDNIGHT):
        bought(world)
    with played_at(MIDNIGHT + timedelta(hours=1)):
        (cap,) = limits_of(world.buyer)
        assert cap.spent == Decimal("95.00")
        assert refused(world)


def test_a_budget_in_another_currency_is_refused_by_name_whatever_the_own_limit(
    world: World,
) -> None:
    unit = acts.unit(world, "1000", currency="USD")
    acts.limit(world, world.buyer, unit, per_order="1000")
    trade = world.basket((world.listing(), 10))
    with pytest.raises(Refused, match="USD"):
        place(trade, by=world.buyer)


def test_a_leaver_of_the_unit_takes_no_room_along(world: World) -> None:
    unit, colleague = two_of_a_unit(world, "100.00")
    bought(world)
    acts.limit(world, world.buyer)
    assert refused(world, colleague)
    assert limits_of(world.buyer) == ()
    assert unit.people.count() == 1


def test_a_closed_unit_is_not_opened_again_by_a_page_left_open(world: World) -> None:
    unit = acts.unit(world, "100")
    stale = Unit.objects.get(pk=unit.pk)
    close_unit(unit, by=acts.owner(world))
    with pytest.raises(Refused) as refusal:
        save_unit(UnitFacts(name="Again"), by=acts.owner(world), unit=stale)
    assert refusal.value.code == "closed"
    assert Unit.objects.get(pk=unit.pk).closed_at is not None


def test_closing_twice_keeps_the_first_instant(world: World) -> None:
    unit = acts.unit(world)
    stale = Unit.objects.get(pk=unit.pk)
    close_unit(unit, by=acts.owner(world))
    with played_at(NOON):
        close_unit(stale, by=acts.owner(world))
    assert Unit.objects.get(pk=unit.pk).closed_at == unit.closed_at
