"""Inviting by e-mail, the link, and answering."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from marketplace.accounts.actions.people import own_party
from marketplace.accounts.models import User
from marketplace.companies.actions import set_role
from marketplace.companies.actions.file import company_of_one
from marketplace.companies.models import Company, Member
from marketplace.kernel import events
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.models import Message
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import available, take, take_due
from marketplace.members.actions import invite
from marketplace.members.actions.claiming import invite_owner
from marketplace.members.models import Invitation, SpendingLimit
from marketplace.members.rules import Offer
from tests.members import acts
from tests.proving import prove
from tests.world import World, party_in

VIEWER = Offer(role="viewer")


def refusal(world: World, emails: list[str], offer: Offer = VIEWER, by: Party | None = None) -> str:
    """Return the code with which an invitation is refused, having written nothing."""
    before = Invitation.objects.count()
    with pytest.raises(Refused) as refused:
        invite(emails, offer, by=by or acts.owner(world))
    assert Invitation.objects.count() == before
    return refused.value.code


def test_the_database_holds_no_token(world: World) -> None:
    invitation = acts.invited(world)
    token = acts.link().split("/")[2]
    invitation.refresh_from_db()
    assert invitation.token_hash and token not in invitation.token_hash
    assert not Message.objects.filter(payload__icontains=token).exists()


def test_accepting_gives_the_place_the_unit_and_the_limits(world: World) -> None:
    unit = acts.unit(world)
    invitation = acts.invited(world, per_order=Decimal(500), unit_id=unit.pk)
    person = acts.somebody()
    take(invitation, "accept", by=person)
    member = Member.objects.get(company=world.buyer_company, person_id=person.person_id)
    limit = SpendingLimit.objects.get(member=member)
    assert (member.role, limit.per_order, limit.unit) == ("purchaser", Decimal(500), unit)


def test_only_who_proved_the_address_answers(world: World) -> None:
    invitation = acts.invited(world)
    stranger = acts.somebody("other@firm.example")
    with pytest.raises(Refused) as refused:
        take(invitation, "accept", by=stranger)
    assert refused.value.code == "wrong_actor"
    assert available(invitation, stranger) == []


def test_a_colleague_and_an_open_invitation_are_named(world: World) -> None:
    acts.invited(world)
    assert refusal(world, ["x@firm.example", acts.ADDRESS]) == "invited"
    assert refusal(world, ["buyer@demo.example"]) == "member"


def test_an_address_with_an_account_is_treated_like_any_other(world: World) -> None:
    acts.somebody("known@firm.example")
    sent = invite(["known@firm.example", "unknown@firm.example"], VIEWER, by=acts.owner(world))
    first, second = acts.mails()
    assert [invitation.status for invitation in sent] == ["sent", "sent"]
    assert first.subject == second.subject
    assert len(str(first.body)) == len(str(second.body))


def test_inviting_needs_the_right_and_the_identity_check(world: World) -> None:
    assert refusal(world, ["x@firm.example"], by=world.buyer) == "wrong_actor"
    administrator = acts.colleague(world.buyer_company, "administrator")
    assert refusal(world, ["x@firm.example"], by=administrator) == "identity"


def test_a_frozen_owner_invites_nobody(world: World) -> None:
    owner = acts.owner(world)
    frozen = Party(owner.person_id, owner.company_id, "owner", frozen=True)
    assert refusal(world, ["x@firm.example"], by=frozen) == "wrong_actor"


def test_nobody_joins_by_an_invitation_of_a_frozen_account(world: World) -> None:
    invitation = acts.invited(world, role="owner")
    User.objects.filter(pk=invitation.invited_by_id).update(frozen_at=now())
    with pytest.raises(Refused) as refused:
        take(invitation, "accept", by=acts.somebody())
    assert refused.value.code == "guard"


def test_an_expired_one_is_not_sent_again_beside_a_newer_one(world: World) -> None:
    older = acts.invited(world)
    take(older, "withdraw", by=acts.owner(world))
    Invitation.objects.filter(pk=older.pk).update(status="expired")
    acts.invited(world)
    page = reverse("step", args=["invitation", older.pk, "resend"])
    answer = world.client(acts.owner(world)).post(page)
    assert answer.status_code == 422
    assert "Already invited" in answer.content.decode()


def test_an_administrator_offers_no_ownership(world: World) -> None:
    administrator = acts.checked(world, acts.colleague(world.buyer_company, "administrator"))
    assert refusal(world, ["x@firm.example"], Offer(role="owner"), administrator) == "wrong_actor"


def test_twenty_at_once_and_no_links(world: World) -> None:
    assert refusal(world, [f"p{n}@firm.example" for n in range(21)]) == "too_many"
    assert refusal(world, ["x@firm.example"], Offer(role="viewer", message="www.evil")) == "link"


def test_the_day_has_a_limit(world: World, settings: object) -> None:
    settings.INVITATIONS_PER_DAY = 2  # type: ignore[attr-defined]
    invite(["a@firm.example", "b@firm.example"], VIEWER, by=acts.owner(world))
    assert refusal(world, ["c@firm.example"]) == "too_many"


def test_it_expires_at_the_end_of_the_14th_day(world: World) -> None:
    invitation = acts.invited(world)
    for days, status in ((13, "sent"), (15, "expired")):
        with played_at(now() + timedelta(days=days)):
            take_due()
        invitation.refresh_from_db()
        assert invitation.status == status


def test_sending_again_ends_the_link_before_and_begins_the_term_anew(world: World) -> None:
    invitation = acts.invited(world)
    first = acts.link()
    with played_at(now() + timedelta(days=10)):
        take(invitation, "resend", by=acts.owner(world))
    second = acts.link()
    with played_at(now() + timedelta(days=20)):
        assert take_due() == 0
    assert world.client().get(first).status_code == 404
    assert world.client().get(second).status_code == 200


def test_an_expired_one_is_sent_again_five_times_in_all(world: World) -> None:
    invitation = acts.invited(world)
    with played_at(now() + timedelta(days=15)):
        take_due()
    for _time in range(4):
        take(invitation, "resend", by=acts.owner(world))
    with pytest.raises(Refused, match="five times"):
        take(invitation, "resend", by=acts.owner(world))


def test_no_role_is_lost_by_accepting(world: World) -> None:
    owner = acts.owner(world)
    invitation = acts.invited(world, "second@firm.example", role="viewer")
    Invitation.objects.filter(pk=invitation.pk).update(email="owner@demo.example")
    with pytest.raises(Refused, match="already in this company"):
        take(invitation, "accept", by=owner)
    assert acts.place(owner).role == "owner"


def test_who_no_longer_manages_has_no_open_invitations(world: World) -> None:
    administrator = acts.checked(world, acts.colleague(world.buyer_company, "administrator"))
    (invitation,) = invite(["x@firm.example"], VIEWER, by=administrator)
    set_role(acts.place(administrator), "viewer", by=acts.owner(world))
    with pytest.raises(Refused, match="no longer manages"):
        take(invitation, "accept", by=acts.somebody("x@firm.example"))
    relay()
    invitation.refresh_from_db()
    assert invitation.status == "withdrawn"


def test_the_link_signed_out_waits_in_the_session(world: World) -> None:
    acts.invited(world)
    path, client = acts.link(), world.client()
    page = client.get(path)
    kept = client.session["invitation"]
    assert kept == {
        "token": path.split("/")[2],
        "company": "Atelier Lyon SAS",
        "email": acts.ADDRESS,
        "role": "purchaser",
    }
    assert acts.ADDRESS not in page.content.decode()
    assert f"{reverse('account_signup')}?next=" in page.content.decode()


def test_the_link_signed_in_by_another_address_says_so(world: World) -> None:
    acts.invited(world)
    page = world.client(world.buyer2).get(acts.link()).content.decode()
    assert "n•••@firm.example" in page and acts.ADDRESS not in page


def test_the_link_leads_the_right_person_to_the_answer(world: World) -> None:
    invitation, person = acts.invited(world), acts.somebody()
    client = world.client(person)
    answer = client.get(acts.link(), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("members:answer", args=[invitation.pk])
    client.post(reverse("members:answer", args=[invitation.pk]), {"accept": "1"})
    assert client.get(reverse("companies:file")).context["company"] == world.buyer_company


def test_declining_changes_nothing_else(world: World) -> None:
    invitation, person = acts.invited(world), acts.somebody()
    client = world.client(person)
    client.post(reverse("members:answer", args=[invitation.pk]), {"decline": "1"})
    invitation.refresh_from_db()
    assert invitation.status == "declined"
    assert not Member.objects.filter(company=world.buyer_company, person_id=person.person_id)


def test_a_manager_does_not_answer_for_the_invited(world: World) -> None:
    invitation = acts.invited(world)
    page = world.client(acts.owner(world)).get(reverse("members:answer", args=[invitation.pk]))
    assert page.status_code == 404


@pytest.mark.parametrize("state", ["withdrawn", "expired", "accepted", "declined"])
def test_an_ended_invitation_says_how_it_ended(world: World, state: str) -> None:
    invitation = acts.invited(world)
    path = acts.link()
    Invitation.objects.filter(pk=invitation.pk).update(status=state)
    client = world.client()
    assert client.get(path).status_code == 200
    assert "invitation" not in client.session


def test_the_invited_person_gets_no_company_of_one(world: World) -> None:
    world.buyer_company  # noqa: B018
    before = Company.objects.count()
    user = User.objects.create_user("nobody@firm.example")
    company_of_one(user, events.new("person.joined", user, own_party(user), {"invited": True}))
    assert Company.objects.count() == before
    page = world.client(party_in(world.buyer_company)).get(reverse("desk"))
    assert page.status_code == 200


def test_staff_offer_an_imported_company_to_its_owner(world: World) -> None:
    company = Company.objects.create(legal_name="Imported", slug="imported", made_at=now())
    invitation = invite_owner(company, "Chief@firm.example", by=world.office.moderator)
    assert "Comptoir invites you to act for Imported" in acts.mails()[-1].body
    person = acts.somebody("chief@firm.example")
    take(invitation, "accept", by=person)
    assert Member.objects.get(company=company).role == "owner"
    with pytest.raises(Refused):
        invite_owner(company, "other@firm.example", by=world.office.moderator)


@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_pressing_twice_is_the_same_answer(world: World, answer: str) -> None:
    invitation, client = acts.invited(world), world.client(acts.somebody())
    address = reverse("members:answer", args=[invitation.pk])
    first, second = (client.post(address, {answer: "1"}) for _press in range(2))
    assert (first.status_code, first.headers["Location"]) == (302, second.headers["Location"])


def test_declining_after_accepting_says_how_it_ended(world: World) -> None:
    invitation, client = acts.invited(world), world.client(acts.somebody())
    address = reverse("members:answer", args=[invitation.pk])
    client.post(address, {"accept": "1"})
    answer = client.post(address, {"decline": "1"})
    assert answer.status_code == 422
    assert "This invitation has been accepted." in answer.content.decode()


def test_inviting_twice_names_who_is_invited_already(world: World) -> None:
    client = prove(world.client(acts.owner(world)))
    given = {"emails": "x@firm.example", "role": "viewer", "currency": "EUR"}
    assert client.post(reverse("members:invite"), given).status_code == 302
    answer = client.post(reverse("members:invite"), given)
    assert answer.status_code == 422
    assert "Already invited: x@firm.example." in answer.content.decode()
