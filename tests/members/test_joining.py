"""Asking to join a company found by name or number, and the managers' decision."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from marketplace.companies.models import Company, Member
from marketplace.kernel.clock import played_at
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


def test_a_refused_person_asks_again_after_thirty_days(world: World) -> None:
    person, company = acts.somebody(), world.buyer_company
    asked = ask_to_join(company, "", by=person)
    with played_at(datetime(2026, 11, 3, 10, tzinfo=UTC)):
        take(asked, "refuse", by=acts.owner(world))
    with played_at(datetime(2026, 12, 3, 22, 59, tzinfo=UTC)):
        assert refused(company, person) == "refused_lately"
    with played_at(datetime(2026, 12, 3, 23, 1, tzinfo=UTC)):
        assert ask_to_join(company, "", by=person).status == "waiting"


def test_the_waiting_time_is_said_with_its_day(world: World) -> None:
    person, company = acts.somebody(), world.buyer_company
    asked = ask_to_join(company, "", by=person)
    with played_at(datetime(2026, 11, 3, 10, tzinfo=UTC)):
        take(asked, "refuse", by=acts.owner(world))
        address = reverse("members:ask", args=[company.slug])
        text = world.client(person).get(address).content.decode()
        answer = world.client(person).post(address, {"message": ""})
    words = "You can ask again from 4 Dec 2026 on, or join at once if it invites you."
    assert words in text and "<textarea" not in text
    assert answer.status_code == 422 and words in answer.content.decode()


def test_another_company_is_asked_at_once_and_so_is_one_that_was_only_withdrawn_from(
    world: World,
) -> None:
    person = acts.somebody()
    take(ask_to_join(world.buyer_company, "", by=person), "refuse", by=acts.owner(world))
    other = ask_to_join(world.buyer2_company, "", by=person)
    take(other, "withdraw", by=person)
    ask_to_join(world.buyer2_company, "", by=person)


def test_an_invitation_ends_the_waiting_at_once(world: World) -> None:
    person = acts.somebody()
    take(ask_to_join(world.buyer_company, "", by=person), "refuse", by=acts.owner(world))
    take(acts.invited(world, role="viewer"), "accept", by=person)
    assert Member.objects.filter(company=world.buyer_company, person_id=person.person_id).exists()


def test_pressing_twice_is_the_same_decision(world: World) -> None:
    asked = ask_to_join(world.buyer_company, "", by=acts.somebody())
    client = prove(world.client(acts.owner(world)))
    address = reverse("members:decide", args=[asked.pk])
    for _press in range(2):
        assert client.post(address, {"accept": "1", "role": "viewer"}).status_code == 302


def test_another_decision_than_the_one_taken_is_refused_in_words(world: World) -> None:
    asked = ask_to_join(world.buyer_company, "", by=acts.somebody())
    client = prove(world.client(acts.owner(world)))
    address = reverse("members:decide", args=[asked.pk])
    client.post(address, {"accept": "1", "role": "viewer"})
    for late in ({"refuse": "1"}, {"accept": "1", "role": "sales"}):
        answer = client.post(address, late)
        assert answer.status_code == 422
        assert "the state is “Accepted”" in answer.content.decode()


def test_asking_twice_by_the_page_says_that_it_waits(world: World) -> None:
    client = world.client(acts.somebody())
    address = reverse("members:ask", args=[world.buyer_company.slug])
    client.post(address, {"message": ""})
    answer = client.post(address, {"message": ""})
    assert answer.status_code == 422
    assert "is waiting already" in answer.content.decode()
