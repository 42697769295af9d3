"""A person in two companies: nothing of one shows in the other, and stale forms are refused."""

import pytest
from django.urls import reverse

from checkout.models import Draft
from checkout.queries import line_count
from marketplace.companies.actions import add_member, set_role
from marketplace.companies.models import Member
from marketplace.companies.views.switch import place_kept
from marketplace.kernel.party import SYSTEM, Party
from marketplace.members.models import Unit
from tests.members import acts
from tests.world import World


@pytest.fixture
def both(world: World) -> tuple[Party, Party]:
    """Return one person as purchaser of the first buyer and owner of the second."""
    person = world.buyer2.person_id or 0
    add_member(world.buyer_company, person, "purchaser", by=SYSTEM)
    return Party(person, world.buyer_company.pk, "purchaser"), world.buyer2


def acting(world: World, party: Party) -> object:
    """Return a browser of the person, acting for the party's company."""
    client = world.client(party)
    client.post(reverse("companies:switch"), {"company": party.company_id})
    return client


def test_baskets_and_drafts_stay_apart(world: World, both: tuple[Party, Party]) -> None:
    first, second = both
    world.basket((world.listing(), 2), by=first)
    assert (line_count(first, {}), line_count(second, {})) == (1, 0)
    page = acting(world, second).get(reverse("basket:summary"))  # type: ignore[attr-defined]
    assert "OKI B6500dn" not in page.content.decode()
    assert Draft.objects.filter(basket__trade__company=second.company_id).count() == 0


def test_orders_of_one_company_are_not_there_for_the_other(
    world: World, both: tuple[Party, Party]
) -> None:
    first, second = both
    order = world.purchase((world.listing(), 10), by=first).orders.get()
    there, here = acting(world, first), acting(world, second)
    address = order.get_absolute_url()
    assert there.get(address).status_code == 200  # type: ignore[attr-defined]
    assert here.get(address).status_code == 404  # type: ignore[attr-defined]
    listed = here.get(reverse("orders:list")).content.decode()  # type: ignore[attr-defined]
    assert order.number not in listed


def test_addresses_units_and_people_stay_apart(world: World, both: tuple[Party, Party]) -> None:
    unit = acts.unit(world, name="Secret workshop")
    client = acting(world, both[1])
    for name in ("units", "people", "rights", "history"):
        text = client.get(reverse(f"members:{name}")).content.decode()  # type: ignore[attr-defined]
        assert "Secret workshop" not in text and "Fabre" not in text
    assert client.get(unit.get_absolute_url()).status_code == 404  # type: ignore[attr-defined]


def test_a_form_of_the_other_company_is_refused_and_keeps_what_was_typed(
    world: World, both: tuple[Party, Party]
) -> None:
    first, second = both
    client = acting(world, second)
    facts = {"name": "Typed by hand", "currency": "EUR", "acting": first.company_id}
    answer = client.post(reverse("members:unit_new"), facts)  # type: ignore[attr-defined]
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "switched to another company" in text and "Typed by hand" in text
    assert not Unit.objects.exists()


def test_who_is_put_out_while_typing_writes_nothing(
    world: World, both: tuple[Party, Party]
) -> None:
    first, _second = both
    client = acting(world, first)
    member = Member.objects.get(company=world.buyer_company, person_id=first.person_id)
    set_role(member, "", by=acts.owner(world))
    facts = {"recipient": "Left", "acting": first.company_id, "line1": "x", "city": "Lyon"}
    answer = client.post(reverse("companies:address_new"), facts)  # type: ignore[attr-defined]
    assert answer.status_code == 422 and "Left" in answer.content.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("/search/?q=laser", "/search/?q=laser"),
        ("/desk/orders/?state=shipped", "/desk/orders/?state=shipped"),
        ("/desk/orders/2026-000001-A/", "/desk/orders/"),
        ("/desk/people/7/limit/", "/desk/people/"),
        ("/desk/step/order/7/confirm/", "/desk/"),
        ("/checkout/invoice/", "/basket/"),
    ],
)
def test_the_switch_keeps_the_place(world: World, before: str, after: str) -> None:
    assert place_kept(before, world.buyer2) == after


def test_a_place_that_the_other_role_lacks_leads_to_the_desk(world: World) -> None:
    viewer = Party(world.buyer.person_id, world.buyer_company.pk, "viewer")
    assert place_kept("/desk/payouts/", viewer) == "/desk/"


def test_what_was_typed_for_a_page_the_other_company_lacks_is_shown(
    world: World, both: tuple[Party, Party]
) -> None:
    first, second = both
    unit = acts.unit(world)
    page = acting(world, second).post(  # type: ignore[attr-defined]
        unit.get_absolute_url(),
        {"name": "Typed by hand", "acting": first.company_id, "csrfmiddlewaretoken": "token"},
    )
    text = page.content.decode()
    assert page.status_code == 409
    assert "Typed by hand" in text and "Act for Atelier Lyon SAS again" in text


def test_being_taken_into_a_company_moves_nobody_in_the_middle_of_work(world: World) -> None:
    client = world.client(world.buyer2)
    add_member(world.buyer_company, world.buyer2.person_id or 0, "viewer", by=SYSTEM)
    acting_for = client.get(reverse("desk")).wsgi_request.party.company_id
    assert acting_for == world.buyer2.company_id
    assert world.client(world.buyer2).get(reverse("desk")).wsgi_request.party.company_id == (
        world.buyer_company.pk
    )
