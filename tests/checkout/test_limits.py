"""Spending limits bind at placement, and are said before."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from catalogue.rules import Tier
from checkout.actions import place
from checkout.order.models import Purchase
from marketplace.companies.actions import save_address
from marketplace.companies.rules import AddressFacts
from marketplace.kernel.clock import played_at
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.members.models import Charge
from marketplace.members.queries import before_this_month, limits_of
from tests.members import acts
from tests.world import CONSIGNEE, World, party_in

# Ten pieces of the world's listing cost 95.00 EUR; reverse charge, so no tax is added.
TEN = Decimal("95.00")


def refused(world: World, quantity: int = 10, by: object = None, **terms: object) -> str:
    """Return why a basket of so many pieces is refused, having placed nothing."""
    party = by or world.buyer
    trade = world.basket((world.listing(**terms), quantity), by=party)  # type: ignore[arg-type]
    before = Purchase.objects.count()
    with pytest.raises(Refused) as refusal:
        place(trade, by=party)  # type: ignore[arg-type]
    assert (refusal.value.code, Purchase.objects.count()) == ("limit", before)
    return str(refusal.value)


def test_without_limits_nothing_binds(world: World) -> None:
    assert world.purchase((world.listing(), 10)).gross == TEN
    assert limits_of(world.buyer) == ()


def test_a_total_at_the_limit_passes_and_a_cent_above_does_not(world: World) -> None:
    acts.limit(world, world.buyer, per_order="95.00")
    world.purchase((world.listing(), 10))
    acts.limit(world, world.buyer, per_order="94.99")
    assert "at most 94.99" in refused(world)


def test_zero_means_none_may_be_placed(world: World) -> None:
    acts.limit(world, world.buyer, per_month="0")
    assert "0.00\xa0EUR of 0.00\xa0EUR" in refused(world, 1)


def test_the_month_adds_up(world: World) -> None:
    acts.limit(world, world.buyer, per_month="150")
    world.purchase((world.listing(), 10))
    words = refused(world)
    assert "55.00\xa0EUR of 150.00\xa0EUR left this month" in words
    assert "Hélène Fabre" in words


def test_a_cancelled_order_does_not_count(world: World) -> None:
    acts.limit(world, world.buyer, per_month="150")
    order = world.purchase((world.listing(), 10)).orders.get()
    take(order, "cancel", by=world.buyer, reason="No need.")
    world.purchase((world.listing(), 10))


def test_the_next_month_begins_anew(world: World) -> None:
    acts.limit(world, world.buyer, per_month="100")
    first = before_this_month() + timedelta(days=20)
    with played_at(first):
        world.purchase((world.listing(), 10))
        trade = world.basket((world.listing(), 10))
        with pytest.raises(Refused, match="left this month"):
            place(trade, by=world.buyer)
    with played_at(first + timedelta(days=31)):
        place(trade, by=world.buyer)


def test_another_currency_is_refused_by_name(world: World) -> None:
    acts.limit(world, world.buyer, per_month="1000")
    words = refused(world, 1, currency="USD", tiers=(Tier(1, Decimal("5.0000")),))
    assert "in EUR" in words and "in USD" in words


def test_a_units_budget_is_shared(world: World) -> None:
    unit = acts.unit(world, "150")
    colleague = acts.colleague(world.buyer_company, "purchaser")
    for party in (world.buyer, colleague):
        acts.limit(world, party, unit)
    world.purchase((world.listing(), 10))
    assert "Workshop has 55.00" in refused(world, by=colleague)


def test_what_was_charged_to_a_unit_stays_with_it(world: World) -> None:
    unit = acts.unit(world, "150")
    acts.limit(world, world.buyer, unit)
    purchase = world.purchase((world.listing(), 10))
    acts.limit(world, world.buyer)
    assert Charge.objects.get(purchase=purchase).unit == unit
    world.purchase((world.listing(), 10))
    assert Charge.objects.filter(unit=None).count() == 1


def test_limits_in_one_company_do_not_bind_in_another(world: World) -> None:
    acts.limit(world, world.buyer, per_order="0")
    world.purchase((world.listing(), 10), by=world.buyer2)


def test_basket_and_check_page_say_what_is_left(world: World) -> None:
    acts.limit(world, world.buyer, per_month="2405", per_order="500")
    world.purchase((world.listing(), 10))
    world.basket((world.listing(), 10))
    client = world.client(world.buyer)
    for address in (reverse("basket:summary"), reverse("checkout:check")):
        text = client.get(address).content.decode()
        assert "left this month" in text and "2,310.00" in text and "500.00" in text


def test_above_the_limit_the_button_is_gone_and_says_who_can_help(world: World) -> None:
    acts.limit(world, world.buyer, per_order="50")
    world.basket((world.listing(), 10))
    client = world.client(world.buyer)
    text = client.get(reverse("checkout:check")).content.decode()
    assert "Place 1 order" not in text and "Hélène Fabre" in text
    answer = client.post(reverse("checkout:check"), {"expected_gross": "95.00"})
    assert answer.status_code == 422 and not Purchase.objects.exists()


def test_the_steps_start_from_the_units_address_and_cost_centre(world: World) -> None:
    facts = CONSIGNEE | {"line1": "3 rue de l'Atelier"}
    address = save_address(AddressFacts(**facts), by=world.buyer)
    unit = acts.unit(world, delivery_id=address.pk, invoice_id=address.pk, cost_centre="4711")
    acts.limit(world, world.buyer, unit)
    trade = world.basket((world.listing(), 1))
    trade.basket.draft.delete()
    client = world.client(world.buyer)
    assert "3 rue de l" in str(client.get(reverse("checkout:delivery")).context["form"].initial)
    start = client.get(reverse("checkout:invoice")).context["form"].initial
    assert start["cost_centre"] == "4711" and "3 rue de l" in start["address"]


def test_a_limit_set_meanwhile_binds_the_open_basket(world: World) -> None:
    trade = world.basket((world.listing(), 10))
    acts.limit(world, world.buyer, per_order="10")
    with pytest.raises(Refused, match="at most 10.00"):
        place(trade, by=world.buyer)


def test_a_frozen_account_orders_nothing(world: World) -> None:
    trade = world.basket((world.listing(), 1))
    frozen = replace(world.buyer, frozen=True)
    with pytest.raises(Refused, match="frozen"):
        place(trade, by=frozen)


def test_who_may_not_buy_reads_who_can(world: World) -> None:
    approver = party_in(world.buyer_company, "approver")
    page = world.client(approver).get(reverse("basket:summary")).content.decode()
    assert "“Buy”" in page and "Claire Moreau" in page
