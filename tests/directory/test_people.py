"""People are found by their own choice alone, by members alone, with what they chose to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.accounts.actions.minors import close_minor
from marketplace.accounts.models import User
from marketplace.companies.actions import add_member, set_role
from marketplace.companies.models import Company, Member
from marketplace.directory import turns, urls
from marketplace.directory.actions import Shown, list_person, unlist_person
from marketplace.directory.models import Listed, ListedWord
from marketplace.directory.queries import people
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.refusal import Refused
from marketplace.privacy.actions import give, withdraw
from marketplace.privacy.gate import person_allows

PEOPLE = "/directory/people/"
ME = "/directory/people/me/"


def shown_to(world, party) -> list[int]:
    page = world.client(party).get(PEOPLE)
    return [row.pk for row, _industry in page.context["rows"]]


def test_nobody_is_listed_unasked(world) -> None:
    assert world.seller
    assert shown_to(world, world.buyer) == []


def test_a_person_lists_themselves_and_leaves_at_once(world) -> None:
    client = world.client(world.seller)
    assert "You are not listed" in client.get(PEOPLE).content.decode()
    assert client.post(ME, {}).status_code == 302
    assert person_allows(world.seller.person_id, "directory")
    assert shown_to(world, world.buyer) == [world.seller.person_id]
    client.post(ME, {"leave": "on"})
    assert shown_to(world, world.buyer) == []
    assert not person_allows(world.seller.person_id, "directory")
    assert not ListedWord.objects.exists()


def test_withdrawn_elsewhere_counts_at_the_next_request(world, settle) -> None:
    list_person(by=world.seller)
    withdraw("directory", by=world.seller, way="consents page")
    assert shown_to(world, world.buyer) == []
    settle()
    assert not Listed.objects.exists()


def test_of_somebody_erased_no_word_is_kept(world, settle) -> None:
    list_person(by=world.seller)
    person = User.objects.get(pk=world.seller.person_id)
    close_minor(person, reason="School told us", by=Party(None, None, "support"))
    settle()
    assert not ListedWord.objects.exists()


def test_agreed_elsewhere_lists_for_the_acting_company(world, settle) -> None:
    give("directory", by=world.seller, way="consents page")
    settle()
    assert Listed.objects.get().company_id == world.seller.company_id
    assert shown_to(world, world.buyer) == [world.seller.person_id]


def test_visitors_sign_in_and_staff_see_nothing(world) -> None:
    list_person(by=world.seller)
    assert world.client(VISITOR).get(PEOPLE).status_code == 302
    assert world.client(world.office.moderator).get(PEOPLE).status_code == 404
    assert not Listed.objects.all().visible_to(world.office.moderator).exists()


def test_only_what_was_chosen_is_shown(world) -> None:
    User.objects.filter(pk=world.seller.person_id).update(
        city="Ulm", title="Head of sales", phone="+4915112345678", main_industry="30000000-9"
    )
    list_person(by=world.seller)
    page = world.client(world.buyer).get(PEOPLE).content.decode()
    person = User.objects.get(pk=world.seller.person_id)
    assert person.get_full_name() in page
    assert "Head of sales" in page
    for hidden in ("Ulm", person.email, person.phone, "Office and computing equipment"):
        assert hidden not in page
    list_person(Shown(show_city=True, show_industry=True), by=world.seller)
    page = world.client(world.buyer).get(PEOPLE).content.decode()
    assert "Ulm" in page
    assert "Office and computing equipment" in page
    assert person.email not in page


def test_words_find_name_title_and_company_and_a_city_only_when_shown(world) -> None:
    User.objects.filter(pk=world.seller.person_id).update(
        first_name="Jürgen", last_name="Öztürk", city="Ulm", title="Einkauf"
    )
    list_person(by=world.seller)
    company = world.seller_company.legal_name.split()[0]
    client = world.client(world.buyer)

    def found(typed: str) -> int:
        return client.get(PEOPLE, {"q": typed}).context["page_obj"].paginator.count

    assert [found(typed) for typed in ("ozt", "jurgen oz", "eink", company)] == [1, 1, 1, 1]
    assert found("ulm") == 0
    list_person(Shown(show_city=True), by=world.seller)
    assert found("ulm") == 1


def test_facets_count_and_narrow(world) -> None:
    User.objects.filter(pk=world.seller.person_id).update(main_industry="30000000-9")
    list_person(Shown(show_industry=True), by=world.seller)
    list_person(by=world.seller2)
    client = world.client(world.buyer)
    countries, divisions = client.get(PEOPLE).context["groups"]
    assert {choice.value: choice.count for choice in countries.first} == {"DE": 1, "FR": 1}
    assert [(choice.value, choice.count) for choice in divisions.first] == [("30", 1)]
    rows = client.get(PEOPLE, {"country": "FR"}).context["rows"]
    assert [row.pk for row, _industry in rows] == [world.seller2.person_id]
    rows = client.get(PEOPLE, {"division": "30"}).context["rows"]
    assert [row.pk for row, _industry in rows] == [world.seller.person_id]


def test_a_leaver_and_the_people_of_a_suspended_company_are_gone(world) -> None:
    list_person(by=world.seller)
    add_member(world.seller_company, world.buyer2.person_id, "owner", by=SYSTEM)
    member = Member.objects.get(person_id=world.seller.person_id, company=world.seller_company)
    set_role(member, "", by=SYSTEM)
    assert shown_to(world, world.buyer) == []
    list_person(by=world.seller2)
    assert shown_to(world, world.buyer) == [world.seller2.person_id]
    Company.objects.filter(pk=world.seller2.company_id).update(status="suspended")
    assert shown_to(world, world.buyer) == []


def test_somebody_of_a_draft_is_told_and_not_shown(world) -> None:
    owner = Member.objects.get(company=world.draft_company, role="owner")
    party = Party(owner.person_id, owner.company_id, "owner")
    list_person(by=party)
    assert shown_to(world, world.buyer) == []
    page = world.client(party).get(ME).content.decode()
    assert "Nobody finds you yet" in page


def test_two_companies_of_one_person_are_not_told_of(world) -> None:
    add_member(world.seller2_company, world.seller.person_id, "sales", by=SYSTEM)
    list_person(by=world.seller)
    page = world.client(world.buyer).get(PEOPLE).content.decode()
    assert world.seller_company.legal_name in page
    assert world.seller2_company.legal_name not in page


def test_the_companys_page_names_its_listed_people_to_members(world) -> None:
    list_person(by=world.seller)
    name = User.objects.get(pk=world.seller.person_id).get_full_name()
    url = world.seller_company.get_absolute_url()
    assert name in world.client(world.buyer).get(url).content.decode()
    assert name not in world.client(VISITOR).get(url).content.decode()
    assert name not in world.client(world.office.moderator).get(url).content.decode()


def test_nobody_is_listed_without_a_company(world) -> None:
    with pytest.raises(Refused):
        list_person(by=Party(world.seller.person_id, None, "viewer"))
    with pytest.raises(Refused):
        unlist_person(by=VISITOR)


def test_a_photo_is_seen_only_where_it_was_chosen(world, stored, monkeypatch, tmp_path) -> None:
    picture = tmp_path / "p.png"
    picture.write_bytes(b"png")
    monkeypatch.setattr("marketplace.directory.views.people.path_of", lambda _stored: picture)
    User.objects.filter(pk=world.seller.person_id).update(photo=stored)
    url = f"/directory/people/{list_person(by=world.seller).pk}/photo/"
    assert world.client(world.buyer).get(url).status_code == 404
    list_person(Shown(show_photo=True), by=world.seller)
    assert world.client(world.buyer).get(url).status_code == 200
    assert world.client(VISITOR).get(url).status_code == 302
    unlist_person(by=world.seller)
    assert world.client(world.buyer).get(url).status_code == 404


def test_the_page_costs_the_same_with_1_and_3_people(world) -> None:
    client, cost = world.client(world.buyer), []
    for several in ([world.seller], [world.seller2, world.buyer2]):
        for party in several:
            list_person(by=party)
        client.get(PEOPLE)
        with CaptureQueriesContext(connection) as seen:
            client.get(PEOPLE)
        cost.append(len(seen.captured_queries))
    assert cost[0] == cost[1]


def test_somebody_who_copies_the_directory_is_asked_to_wait(world, monkeypatch) -> None:
    monkeypatch.setattr(turns, "LIMITS", ((2, 600),))
    list_person(by=world.seller)
    client, other = world.client(world.buyer), world.client(world.buyer2)
    assert [client.get(PEOPLE).status_code for _turn in range(3)] == [200, 200, 429]
    assert world.seller_company.legal_name not in client.get(PEOPLE).content.decode()
    assert other.get(PEOPLE).status_code == 200


def test_pages_of_people_end_early(world, monkeypatch) -> None:
    monkeypatch.setattr(people, "PER_PAGE", 1)
    monkeypatch.setattr(people, "LAST_PAGE", 1)
    for party in (world.seller, world.seller2):
        list_person(by=party)
    page = world.client(world.buyer).get(PEOPLE, {"page": "2"}).content.decode()
    assert page.count('class="listing-title"') == 1
    assert "Pages end here" in page


@pytest.mark.parametrize("asked", ["?format=csv", "?format=json", "?export=1"])
def test_people_are_never_a_file(asked, world) -> None:
    list_person(by=world.seller)
    answer = world.client(world.buyer).get(PEOPLE + asked, headers={"accept": "text/csv"})
    assert answer["Content-Type"].startswith("text/html")
    assert "Content-Disposition" not in answer
    files = {name for name in reverse_names() if "people" in name or "person" in name}
    assert files == {"people"}


def reverse_names() -> set[str]:
    """Return the names of the directory's addresses."""
    return {pattern.name for pattern in urls.urlpatterns}
