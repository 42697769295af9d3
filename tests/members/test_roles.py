"""Roles: the last owner stays, leaving, handing over, and the record of it."""

import pytest
from django.urls import reverse

from marketplace.companies.actions import add_member, hand_over, leave, set_role
from marketplace.companies.middleware import party_of
from marketplace.companies.models import Member
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.members.history import changes
from marketplace.notices.models import Notice
from tests.members import acts
from tests.proving import prove
from tests.world import World


def code_of(work: object) -> str:
    """Return the code with which something is refused."""
    with pytest.raises(Refused) as refused:
        work()  # type: ignore[operator]
    return refused.value.code


def test_the_last_owner_stays_whichever_way(world: World) -> None:
    owner = acts.owner(world)
    member = acts.place(owner)
    ways = (
        lambda: leave(member, by=owner),
        lambda: set_role(member, "viewer", by=owner),
        lambda: set_role(member, "", by=SYSTEM),
        lambda: add_member(world.buyer_company, owner.person_id or 0, "viewer", by=SYSTEM),
    )
    assert {code_of(way) for way in ways} == {"last_owner"}


def test_one_of_two_owners_may_go(world: World) -> None:
    owner, second = acts.owner(world), acts.colleague(world.buyer_company, "owner")
    leave(acts.place(owner), by=owner)
    assert not acts.place(owner).active
    assert code_of(lambda: leave(acts.place(second), by=second)) == "last_owner"


def test_a_stale_role_does_not_fool_the_rule(world: World) -> None:
    owner, second = acts.owner(world), acts.colleague(world.buyer_company, "viewer")
    stale = acts.place(second)
    hand_over(acts.place(second), by=owner)
    assert stale.role == "viewer"
    assert code_of(lambda: set_role(stale, "", by=SYSTEM)) == "last_owner"


def test_handing_over_changes_both_at_once(world: World) -> None:
    owner, heir = acts.owner(world), acts.colleague(world.buyer_company, "viewer")
    hand_over(acts.place(heir), by=owner)
    assert (acts.place(heir).role, acts.place(owner).role) == ("owner", "administrator")
    assert code_of(lambda: hand_over(acts.place(heir), by=owner)) == "wrong_actor"


def test_an_administrator_hands_nothing_over(world: World) -> None:
    administrator = acts.colleague(world.buyer_company, "administrator")
    member = acts.place(world.buyer)
    assert code_of(lambda: hand_over(member, by=administrator)) == "wrong_actor"


def test_nobody_leaves_for_another(world: World) -> None:
    member = acts.place(world.buyer)
    assert code_of(lambda: leave(member, by=acts.owner(world))) == "wrong_actor"


def test_who_left_is_not_changed(world: World) -> None:
    member = acts.place(world.buyer)
    leave(member, by=world.buyer)
    assert code_of(lambda: set_role(member, "sales", by=acts.owner(world))) == "gone"


def test_a_leaver_loses_access_at_the_next_request(world: World) -> None:
    client = world.client(world.buyer)
    page = client.get(reverse("members:people"))
    assert page.status_code == 200
    set_role(acts.place(world.buyer), "", by=acts.owner(world))
    page = client.get(reverse("members:people"))
    assert world.buyer_company.display_name not in page.content.decode()


def test_who_is_put_out_of_the_chosen_company_is_told_once(world: World) -> None:
    client = world.client(world.buyer)
    client.post(reverse("companies:switch"), {"company": world.buyer_company.pk})
    set_role(acts.place(world.buyer), "", by=acts.owner(world))
    pages = [client.get(reverse("desk")).content.decode() for _time in range(2)]
    assert ["You no longer act for the company" in page for page in pages] == [True, False]


def test_a_role_counts_at_the_next_request(world: World) -> None:
    client = world.client(world.buyer)
    address = reverse("basket:summary")
    assert client.get(address).wsgi_request.party.may("buy")
    set_role(acts.place(world.buyer), "viewer", by=acts.owner(world))
    assert not client.get(address).wsgi_request.party.may("buy")


def test_the_record_says_who_had_which_role(world: World) -> None:
    set_role(acts.place(world.buyer), "sales", by=acts.owner(world))
    set_role(acts.place(world.buyer), "", by=acts.owner(world))
    newest = [change.text for change in changes(world.buyer_company.pk, most=2)]
    assert newest == [
        "Claire Moreau left the company.",
        "Claire Moreau: sales, before that purchaser.",
    ]


def test_the_person_is_told_of_what_others_did(world: World) -> None:
    set_role(acts.place(world.buyer), "sales", by=acts.owner(world))
    set_role(acts.place(world.buyer), "", by=acts.owner(world))
    relay()
    told = Notice.objects.filter(person_id=world.buyer.person_id).order_by("-pk")
    assert [notice.kind for notice in told[:2]] == ["company.member_left", "company.role_changed"]


def test_the_pages_ask_for_a_fresh_proof(world: World) -> None:
    client, member = world.client(acts.owner(world)), acts.place(world.buyer)
    address = reverse("members:role", args=[member.pk])
    assert client.get(address).status_code == 302
    prove(client)
    client.post(address, {"role": "sales"})
    member.refresh_from_db()
    assert member.role == "sales"


def test_an_administrators_form_offers_no_ownership(world: World) -> None:
    administrator = acts.checked(world, acts.colleague(world.buyer_company, "administrator"))
    client = prove(world.client(administrator))
    page = client.get(reverse("members:role", args=[acts.place(world.buyer).pk]))
    assert "owner" not in dict(page.context["form"].fields["role"].choices)


def test_the_last_owner_reads_why_before_pressing(world: World) -> None:
    page = prove(world.client(acts.owner(world))).get(reverse("members:leave"))
    assert "You are the last owner" in page.content.decode()


def test_who_leaves_by_the_page_acts_for_the_next_company(world: World) -> None:
    client = prove(world.client(world.buyer))
    client.post(reverse("members:leave"))
    assert not Member.objects.get(
        company=world.buyer_company, person_id=world.buyer.person_id
    ).active
    assert client.get(reverse("desk")).wsgi_request.party.company_id != world.buyer_company.pk


class Frozen:
    is_anonymous = False
    staff_role = ""
    pk = 9
    frozen_at = "2026-11-22"


def test_a_frozen_account_keeps_its_place_and_loses_money_and_people() -> None:
    party = party_of(Frozen, [Member(company_id=1, role="owner", person_id=9)], 1)
    assert party == Party(9, 1, "owner", frozen=True)
    rights = ("view", "sell", "buy", "manage", "own")
    assert [party.may(right) for right in rights] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("role", "right"), [("moderator", "verify"), ("moderator", "moderate"), ("support", "support")]
)
def test_frozen_staff_open_no_number_and_accept_nothing(role: str, right: str) -> None:
    assert Party(9, None, role).may(right)
    assert not Party(9, None, role, frozen=True).may(right)
