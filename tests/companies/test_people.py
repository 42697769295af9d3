"""Members, rights, and who acts with a request."""

import pytest
from django.urls import reverse

from marketplace.companies.actions import add_member, create_company, set_role
from marketplace.companies.middleware import party_of
from marketplace.companies.models import Company, Member
from marketplace.companies.queries import memberships, people_with, same_company
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.refusal import Refused
from tests.world import party_in


def test_people_with_a_right(world) -> None:
    sellers = people_with(world.seller_company.pk, "sell")
    assert sellers == [world.seller.person_id]
    assert world.buyer.person_id in people_with(world.buyer_company.pk, "buy")


def test_the_last_owner_can_not_leave(world) -> None:
    owner = party_in(world.seller_company)
    member = Member.objects.get(company=world.seller_company, role="owner")
    with pytest.raises(Refused) as refused:
        set_role(member, "", by=owner)
    assert refused.value.code == "last_owner"


def test_an_administrator_makes_no_owner(world) -> None:
    administrator = Party(world.buyer.person_id, world.buyer_company.pk, "administrator")
    with pytest.raises(Refused):
        add_member(world.buyer_company, world.seller.person_id, "owner", by=administrator)


def test_a_leaver_acts_no_more_at_the_next_request(world) -> None:
    company, person = world.buyer_company, world.buyer.person_id
    member = Member.objects.get(company=company, person_id=person)
    set_role(member, "", by=party_in(company))
    assert company.pk not in [place.company_id for place in memberships(person)]


def test_one_company_is_known_by_its_number(world) -> None:
    one, other = world.seller_company, world.seller2_company
    assert same_company(one, one)
    assert not same_company(one, other)
    twin = Company(
        pk=0, registration_kind=one.registration_kind, registration_number=one.registration_number
    )
    assert same_company(twin, one)
    assert not same_company(Company(pk=0), Company(pk=-1))


class Nobody:
    is_anonymous = True


class Moderator:
    is_anonymous = False
    staff_role = "moderator"
    pk = 7


class Person:
    is_anonymous = False
    staff_role = ""
    pk = 9
    last_login = None


PLACES = [
    Member(company_id=2, role="sales", person_id=9),
    Member(company_id=1, role="owner", person_id=9),
]


@pytest.mark.parametrize(
    ("user", "places", "chosen", "party"),
    [
        (Nobody, [], None, VISITOR),
        (Moderator, [], 1, Party(7, None, "moderator")),
        (Person, PLACES, None, Party(9, 2, "sales")),
        (Person, PLACES, 1, Party(9, 1, "owner")),
        (Person, PLACES, 3, Party(9, 2, "sales")),
        (Person, [], 1, Party(9, None, "viewer")),
    ],
)
def test_party_of_a_request(user, places, chosen, party) -> None:
    assert party_of(user, places, chosen) == party


def test_switching_changes_the_active_company(world) -> None:
    person = world.seller.person_id
    second = create_company("Second Company", by=Party(person, None, "owner"))
    client = world.client(world.seller)
    assert client.get(reverse("companies:file")).context["company"] == second
    client.post(reverse("companies:switch"), {"company": world.seller_company.pk})
    assert client.get(reverse("companies:file")).context["company"] == world.seller_company


def test_nobody_switches_into_a_strange_company(world) -> None:
    client = world.client(world.seller)
    answer = client.post(reverse("companies:switch"), {"company": world.buyer_company.pk})
    assert answer.status_code == 404


def test_switching_leads_to_no_other_site(world) -> None:
    answer = world.client(world.seller).post(
        reverse("companies:switch"),
        {"company": world.seller_company.pk, "next": "https://elsewhere.example/"},
    )
    assert answer.headers["Location"] == reverse("desk")


def test_a_person_is_added_once(world) -> None:
    company, person = world.seller_company, world.buyer2.person_id
    add_member(company, person, "sales", by=SYSTEM)
    add_member(company, person, "viewer", by=SYSTEM)
    assert Member.objects.get(company=company, person_id=person).role == "viewer"
