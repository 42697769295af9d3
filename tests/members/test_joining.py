"""Asking to join a company found by name or number, and the managers' decision."""

import pytest
from django.urls import reverse

from marketplace.companies.models import Company, Member
from marketplace.kernel.outbox import relay
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.members.actions import ask_to_join
from marketplace.members.models import JoinRequest
from marketplace.members.queries import companies_named, waiting_for_managers
from marketplace.notices.models import Notice
from tests.members import acts
from tests.proving import prove
from tests.world import World


def refused(company: Company, by: object) -> str:
    """Return the code with which a request is refused."""
    with pytest.raises(Refused) as refusal:
        ask_to_join(company, "", by=by)  # type: ignore[arg-type]
    return refusal.value.code


def test_only_verified_companies_are_found_by_name_or_whole_number(world: World) -> None:
    company, draft = world.buyer_company, world.draft_company
    assert companies_named("atelier") == [company]
    assert companies_named("482 139 078") == [company]
    assert companies_named("482139") == companies_named(draft.legal_name) == []
    assert companies_named("a") == []


def test_accepting_gives_the_role_that_the_manager_chose(world: World) -> None:
    person = acts.somebody()
    asked = ask_to_join(world.buyer_company, "Purchasing", by=person)
    take(asked, "accept", by=acts.owner(world), role="viewer")
    member = Member.objects.get(company=world.buyer_company, person_id=person.person_id)
    assert (member.role, member.active, asked.status) == ("viewer", True, "accepted")


def test_both_sides_see_what_waits(world: World) -> None:
    person = acts.somebody()
    ask_to_join(world.buyer_company, "Purchasing", by=person)
    owner = acts.owner(world)
    assert waiting_for_managers(owner) == 1
    assert waiting_for_managers(world.buyer) == 0
    assert "Nadia Roux" in world.client(owner).get(reverse("members:people")).content.decode()
    assert "Atelier Lyon" in world.client(person).get(reverse("members:join")).content.decode()


def test_managers_and_asker_are_told(world: World) -> None:
    person = acts.somebody()
    asked = ask_to_join(world.buyer_company, "", by=person)
    take(asked, "refuse", by=acts.owner(world))
    relay()
    owner = Notice.objects.filter(person_id=acts.owner(world).person_id, kind="join.waiting")
    own = Notice.objects.filter(person_id=person.person_id, kind="join.refused")
    assert (owner.count(), own.count()) == (1, 1)


def test_a_fourth_open_request_waits(world: World) -> None:
    person = acts.somebody()
    for company in (world.buyer_company, world.buyer2_company, world.seller_company):
        ask_to_join(company, "", by=person)
    assert refused(world.seller2_company, person) == "too_many"
    take(JoinRequest.objects.first(), "withdraw", by=person)
    ask_to_join(world.seller2_company, "", by=person)


def test_who_may_not_ask(world: World) -> None:
    person = acts.somebody()
    ask_to_join(world.buyer_company, "", by=person)
    assert refused(world.buyer_company, person) == "asked"
    assert refused(world.buyer_company, world.buyer) == "member"
    assert refused(world.buyer_company, world.office.moderator) == "wrong_actor"
    assert refused(world.draft_company, person) == "not_verified"


def test_only_managers_of_that_company_decide(world: World) -> None:
    asked = ask_to_join(world.buyer_company, "", by=acts.somebody())
    for party in (world.buyer, world.seller, world.office.moderator):
        with pytest.raises(Refused):
            take(asked, "accept", by=party, role="viewer")


def test_the_page_of_the_decision(world: World) -> None:
    asked = ask_to_join(world.buyer_company, "Purchasing", by=acts.somebody())
    client, address = (
        prove(world.client(acts.owner(world))),
        reverse("members:decide", args=[asked.pk]),
    )
    assert "Purchasing" in client.get(address).content.decode()
    assert client.post(address, {"accept": "1", "role": ""}).status_code == 422
    client.post(address, {"accept": "1", "role": "logistics"})
    asked.refresh_from_db()
    assert asked.status == "accepted"


def test_the_search_names_no_people(world: World) -> None:
    world.buyer_company  # noqa: B018
    page = world.client(acts.somebody()).get(reverse("members:join"), {"find": "Atelier"})
    text = page.content.decode()
    assert "Atelier Lyon SAS" in text
    assert not any(name in text for name in ("Fabre", "Moreau", "demo.example"))


def test_asking_by_the_page(world: World) -> None:
    person = acts.somebody()
    address = reverse("members:ask", args=[world.buyer_company.slug])
    answer = world.client(person).post(address, {"message": "Purchasing"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("members:join")
    assert JoinRequest.objects.get().message == "Purchasing"


def test_refusing_by_the_page_needs_no_role(world: World) -> None:
    asked = ask_to_join(world.buyer_company, "", by=acts.somebody())
    client = prove(world.client(acts.owner(world)))
    client.post(reverse("members:decide", args=[asked.pk]), {"refuse": "1"})
    asked.refresh_from_db()
    assert asked.status == "refused"
