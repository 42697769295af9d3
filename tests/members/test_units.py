"""Units: their facts, their people, closing; limits are set by whom and for whom."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.companies.actions import save_address
from marketplace.companies.rules import AddressFacts
from marketplace.kernel.refusal import Refused
from marketplace.members.actions import UnitFacts, allow, close_unit, save_unit
from marketplace.members.models import SpendingLimit, Unit
from marketplace.members.rules import Allowance
from tests.members import acts
from tests.proving import prove
from tests.world import CONSIGNEE, World


def code_of(facts: UnitFacts, world: World, by: object = None) -> str:
    """Return the code with which a unit is refused."""
    with pytest.raises(Refused) as refused:
        save_unit(facts, by=by or acts.owner(world))  # type: ignore[arg-type]
    return refused.value.code


def test_a_unit_is_made_by_managers_only(world: World) -> None:
    assert code_of(UnitFacts(name="Workshop"), world, world.buyer) == "wrong_actor"
    assert acts.unit(world, "5000", cost_centre="4711").budget == Decimal(5000)


def test_a_name_is_used_once_while_open(world: World) -> None:
    first = acts.unit(world)
    assert code_of(UnitFacts(name="WORKSHOP"), world) == "name"
    close_unit(first, by=acts.owner(world))
    acts.unit(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(company=world.buyer_company, name="workshop")


def test_addresses_and_people_of_others_are_refused(world: World) -> None:
    address = save_address(AddressFacts(**CONSIGNEE), by=world.buyer2)
    assert code_of(UnitFacts(name="A", delivery_id=address.pk), world) == "foreign"
    assert (
        code_of(UnitFacts(name="A", responsible_id=acts.place(world.seller).pk), world) == "foreign"
    )


def test_closing_lets_the_people_go_and_keeps_their_limits(world: World) -> None:
    unit = acts.unit(world, "100")
    acts.limit(world, world.buyer, unit, per_order="50")
    close_unit(unit, by=acts.owner(world))
    limit = SpendingLimit.objects.get()
    assert (limit.unit, limit.per_order) == (None, Decimal(50))
    with pytest.raises(Refused):
        acts.limit(world, world.buyer, unit)


def test_an_administrator_sets_neither_own_limits_nor_an_owners(world: World) -> None:
    administrator = acts.colleague(world.buyer_company, "administrator")
    for member in (acts.place(administrator), acts.place(acts.owner(world))):
        with pytest.raises(Refused, match="Only an owner"):
            allow(member, Allowance(), by=administrator)
    allow(acts.place(world.buyer), Allowance(per_order=Decimal(1)), by=administrator)


def test_colleagues_see_own_limits_only(world: World) -> None:
    acts.limit(world, world.buyer, per_order="50")
    colleague = acts.colleague(world.buyer_company, "purchaser")
    seen = [
        SpendingLimit.objects.visible_to(party).count()
        for party in (world.buyer, colleague, acts.owner(world), world.seller)
    ]
    assert seen == [1, 0, 1, 0]


def test_the_budget_is_shown_to_its_people_and_managers(world: World) -> None:
    unit = acts.unit(world, "5000")
    acts.limit(world, world.buyer, unit)
    colleague = acts.colleague(world.buyer_company, "purchaser")
    pages = [
        world.client(party).get(reverse("members:units")).content.decode()
        for party in (world.buyer, acts.owner(world), colleague)
    ]
    assert ["5,000.00" in page for page in pages] == [True, True, False]


def test_a_unit_by_the_page(world: World) -> None:
    client = world.client(acts.owner(world))
    facts = {"name": "Workshop", "budget": "2500.00", "currency": "EUR"}
    client.post(reverse("members:unit_new"), facts)
    unit = Unit.objects.get()
    assert client.get(unit.get_absolute_url()).status_code == 200
    client.post(unit.get_absolute_url(), facts | {"budget": "-1"})
    client.post(reverse("members:unit_close", args=[unit.pk]))
    unit.refresh_from_db()
    assert unit.budget == Decimal(2500) and unit.closed_at


def test_limits_by_the_page_keep_what_was_typed(world: World) -> None:
    address = reverse("members:limit", args=[acts.place(world.buyer).pk])
    client = prove(world.client(acts.owner(world)))
    refused = client.post(address, {"per_order": "many", "currency": "EUR"})
    assert refused.status_code == 422 and 'value="many"' in refused.content.decode()
    too_fine = client.post(address, {"per_order": "0.001", "currency": "EUR"})
    assert "EUR has at most 2 decimals." in too_fine.content.decode()
    client.post(address, {"per_order": "500", "per_month": "", "currency": "EUR"})
    assert SpendingLimit.objects.get().per_order == Decimal(500)


@pytest.mark.parametrize("name", ["people", "units", "rights", "history"])
def test_the_pages_cost_the_same_with_many(
    name: str, world: World, django_assert_max_num_queries: Any
) -> None:
    client, address = world.client(acts.owner(world)), reverse(f"members:{name}")
    acts.limit(world, world.buyer, acts.unit(world, "5000"))
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for n in range(12):
        acts.unit(world, "100", name=f"Unit {n}", responsible_id=acts.place(world.buyer).pk)
        acts.colleague(world.buyer_company, "viewer", f"p{n}@firm.example")
    with django_assert_max_num_queries(len(few)):
        client.get(address)
