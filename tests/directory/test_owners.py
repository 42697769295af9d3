"""Offering companies that came by a list to their owners, and objecting to it."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from marketplace.companies.models import Company, Member, Objection
from marketplace.directory.actions.offering import offer
from marketplace.directory.models import Imported
from marketplace.directory.queries import owners
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.members.models import Invitation
from tests.directory.test_lists import HEAD, taken_over
from tests.members import acts
from tests.world import World

TWO = (
    "Atelier Neuf SAS,FR,fr.siren,732 829 320,neuf@firm.example,\n"
    "Nouvelle Usine,DE,other,DE-77-1,usine@firm.example,\n"
    "Ohne Adresse,DE,other,DE-77-2,,\n"
)
PAGE = "/moderation/register/owners/"


@pytest.fixture
def imported(world, settle) -> list[Imported]:
    taken_over(world, settle, HEAD + TWO)
    return list(owners.owners())


def offered(world: World, row: Imported) -> Invitation:
    """Return the invitation of a company's owner."""
    assert offer([row], by=world.office.moderator).refused == []
    return Invitation.objects.get(company_id=row.pk)


def letter() -> "mail.EmailMultiAlternatives":
    """Return the newest invitation."""
    sent: mail.EmailMultiAlternatives = acts.mails()[-1]
    return sent


def objection() -> str:
    """Return the path by which the reader of the newest invitation objects."""
    found = re.search(r"/invitations/object/[\w:-]+/", str(letter().body))
    assert found
    return found.group()


def test_only_those_with_an_address_and_without_people_are_listed(imported, world) -> None:
    assert [row.email for row in imported] == ["neuf@firm.example", "usine@firm.example"]
    assert owners.counts() == {"new": 2, "open": 0, "ended": 0}


def test_the_page_invites_the_chosen_ones(imported, world) -> None:
    client = world.client(world.office.moderator)
    assert client.get(PAGE).content.decode().count('name="companies"') == 2
    assert client.get(f"{PAGE}?all=1").content.decode().count(" checked>") == 2
    keys = [row.pk for row in imported]
    answer = client.post(PAGE, {"companies": keys, "language": "fr"}, follow=True)
    assert "2 owners invited." in answer.content.decode()
    assert owners.counts() == {"new": 0, "open": 2, "ended": 0}
    assert Invitation.objects.filter(by_staff=True, language="fr", role="owner").count() == 2


def test_nothing_chosen_is_said(imported, world) -> None:
    answer = world.client(world.office.moderator).post(PAGE, {"language": "en"})
    assert answer.status_code == 422
    assert "Choose at least one company." in answer.content.decode()


def test_a_company_offered_meanwhile_is_named(imported, world) -> None:
    offered(world, imported[0])
    given = {"companies": [row.pk for row in imported], "language": "en"}
    answer = world.client(world.office.moderator2).post(PAGE, given, follow=True)
    text = answer.content.decode()
    assert "1 owner invited." in text
    assert "Not invited for Atelier Neuf SAS: The company is offered to its owner already." in text


def test_only_moderators_offer(imported, world) -> None:
    for by in (world.buyer, world.office.finance):
        assert world.client(by).get(PAGE).status_code == 404
        with pytest.raises(Refused):
            offer(imported, by=by)


def test_the_mail_says_who_gave_the_address_and_when(imported, world) -> None:
    offered(world, imported[0])
    body = str(letter().body)
    assert "the list “Chamber 2026”, which was loaded at Comptoir on" in body
    assert objection() in body
    headers = letter().extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert objection() in headers["List-Unsubscribe"]


def test_an_invitation_by_a_colleague_has_no_such_link(world) -> None:
    acts.invited(world)
    assert "/object/" not in str(letter().body)
    assert "List-Unsubscribe" not in letter().extra_headers


def test_accepting_needs_the_proved_address_and_makes_the_only_owner(imported, world) -> None:
    invitation = offered(world, imported[0])
    with pytest.raises(Refused):
        take(invitation, "accept", by=acts.somebody("other@firm.example"))
    take(invitation, "accept", by=acts.somebody("neuf@firm.example"))
    assert [place.role for place in Member.objects.filter(company=imported[0].company)] == ["owner"]
    assert owners.counts() == {"new": 1, "open": 0, "ended": 0}
    assert offer(imported[:1], by=world.office.moderator).sent == 0


def test_an_offer_is_void_once_somebody_acts_for_the_company(imported, world) -> None:
    invitation = offered(world, imported[0])
    acts.colleague(imported[0].company, "owner", "first@firm.example")
    with pytest.raises(Refused, match="Somebody acts for this company already"):
        take(invitation, "accept", by=acts.somebody("neuf@firm.example"))


def test_any_moderator_sends_again_and_withdraws_and_nobody_else(imported, world) -> None:
    invitation = offered(world, imported[0])
    for step in ("resend", "withdraw"):
        page = reverse("step", args=["invitation", invitation.pk, step])
        assert world.client(world.office.finance).post(page).status_code == 404
        assert world.client(acts.owner(world)).post(page).status_code == 404
        answer = world.client(world.office.moderator2).post(page)
        assert answer.headers["Location"] == PAGE
    invitation.refresh_from_db()
    assert (invitation.status, invitation.sendings) == ("withdrawn", 2)
    text = world.client(world.office.moderator).get(f"{PAGE}?state=ended").content.decode()
    assert "sent 2 times" in text and 'name="companies"' in text
    assert offer(imported[:1], by=world.office.moderator).sent == 1


def test_what_was_declined_is_not_offered_again_by_a_box(imported, world) -> None:
    invitation = offered(world, imported[0])
    take(invitation, "decline", by=acts.somebody("neuf@firm.example"))
    text = world.client(world.office.moderator).get(f"{PAGE}?state=ended").content.decode()
    assert "Atelier Neuf SAS" in text and 'name="companies"' not in text


def test_objecting_ends_the_offer_and_erases_the_address(imported, world) -> None:
    invitation = offered(world, imported[0])
    client, path = world.client(), objection()
    assert "Chamber 2026" in client.get(path).content.decode()
    assert Objection.objects.count() == 0
    assert "Your address is erased" in client.post(path, follow=True).content.decode()
    invitation.refresh_from_db()
    assert (invitation.status, invitation.email) == ("withdrawn", "")
    assert Imported.objects.get(pk=imported[0].pk).email == ""
    assert client.post(path, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Objection.objects.count() == 1


def test_an_address_that_objected_is_never_kept_again(imported, world, settle) -> None:
    offered(world, imported[0])
    world.client().post(objection())
    row = "Dritte Firma,DE,other,DE-77-3,Neuf@firm.example,\n"
    taken_over(world, settle, HEAD + row)
    third = Imported.objects.get(company__legal_name="Dritte Firma")
    assert third.email == ""
    third.email = "neuf@firm.example"
    (refused,) = offer([third], by=world.office.moderator).refused
    assert "objected" in refused[1]


def test_a_key_that_nobody_signed_opens_nothing(imported, world) -> None:
    assert world.client().post("/invitations/object/made-up/").status_code == 404


def test_an_old_mail_still_objects_after_it_was_sent_again(imported, world) -> None:
    invitation, path = offered(world, imported[0]), objection()
    take(invitation, "resend", by=world.office.moderator)
    world.client().post(path)
    invitation.refresh_from_db()
    assert invitation.status == "withdrawn"


def test_nobody_objects_for_an_owner_who_has_accepted(imported, world) -> None:
    invitation, path = offered(world, imported[0]), objection()
    take(invitation, "accept", by=acts.somebody("neuf@firm.example"))
    assert "was accepted" in world.client().post(path, follow=True).content.decode()
    assert Company.objects.get(pk=imported[0].pk).invitations.get().email == "neuf@firm.example"


def test_a_frozen_moderator_offers_nothing(imported, world) -> None:
    by = world.office.moderator
    with pytest.raises(Refused):
        offer(imported, by=Party(by.person_id, None, by.role, frozen=True))
