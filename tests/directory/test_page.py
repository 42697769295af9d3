"""The public page of a company: what was checked, contacts by audience, texts by language."""

import pytest

from marketplace.companies.models import Company, Contact, Identifier, Industry
from marketplace.companies.views.public import introduction_language
from marketplace.kernel.clock import now
from marketplace.kernel.party import VISITOR
from marketplace.kernel.steps import take
from search.actions import rebuild
from tests.world import party_in


def page_of(world, party=VISITOR, **asked) -> str:
    answer = world.client(party).get(world.seller_company.get_absolute_url(), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def change(company: Company, **columns) -> None:
    Company.objects.filter(pk=company.pk).update(**columns)


def test_it_shows_what_was_checked_by_which_role_and_until_when(world) -> None:
    text, company = page_of(world), world.seller_company
    for said in ("What was checked", "checked by a moderator on", "valid until", "Verified until"):
        assert said in text
    assert company.registration_number in text
    assert company.legal_name in text


def test_it_never_shows_phone_mail_or_numbers_of_people_and_banks(world) -> None:
    company = world.seller_company
    secret = {"representative_number_end": "9911", "legal_representative": "Uta Geheim"}
    change(company, fax="+49 1", **secret)
    for party in (VISITOR, world.buyer):
        text = page_of(world, party)
        for hidden in (company.phone, company.email, "9911", "Uta Geheim", "+49 1"):
            assert hidden not in text


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("visitor", {"public"}),
        ("buyer", {"public", "members"}),
        ("seller", {"public", "members", "match"}),
    ],
)
def test_contact_persons_are_shown_by_audience(who, seen, world) -> None:
    for audience in ("public", "members", "match"):
        Contact.objects.create(
            company=world.seller_company,
            purpose="sales",
            name=f"Name for {audience}",
            email=f"{audience}@firm.example",
            audience=audience,
            changed_at=now(),
        )
    text = page_of(world, VISITOR if who == "visitor" else getattr(world, who))
    for audience in ("public", "members", "match"):
        assert (f"Name for {audience}" in text) is (audience in seen)
        assert (f"{audience}@firm.example" in text) is (audience in seen)


def test_the_introduction_is_in_the_readers_language_others_one_click_away(world) -> None:
    change(world.seller_company, introductions={"en": "We print.", "fr": "Nous imprimons."})
    text = page_of(world)
    assert "We print." in text
    assert "Nous imprimons." not in text
    assert "?text=fr" in text
    assert "Nous imprimons." in page_of(world, text="fr")


@pytest.mark.parametrize(
    ("texts", "asked", "shown"),
    [
        ({}, "fr", ""),
        ({"zh-hans": "a"}, "", "zh-hans"),
        ({"en": "a", "fr": "b"}, "", "en"),
        ({"en": "a", "fr": "b"}, "fr", "fr"),
        ({"en": "a", "fr": " "}, "fr", "en"),
        ({"en": "a"}, "<script>", "en"),
    ],
)
def test_which_language_is_shown(texts, asked, shown) -> None:
    assert introduction_language(Company(introductions=texts), asked) == shown


def test_industries_numbers_and_a_website_that_is_left_by_a_notice(world) -> None:
    company = world.seller_company
    Industry.objects.create(company=company, code="30000000-9")
    Identifier.objects.create(company=company, kind="lei", number="213800KUD8LAJWSQ9D15", index="i")
    change(company, website="https://printers.example/", trade_name="N" * 200)
    text = page_of(world)
    assert "30000000-9" in text
    assert "213800KUD8LAJWSQ9D15" in text
    assert "/leaving/?to=" in text
    assert 'href="https://printers.example/"' not in text


def test_a_draft_has_no_public_page(world) -> None:
    url = world.draft_company.get_absolute_url()
    assert world.client().get(url).status_code == 404
    assert world.client(world.seller).get(url).status_code == 404
    assert world.client(party_in(world.draft_company)).get(url).status_code == 200


def test_a_suspended_company_is_gone_for_strangers_and_told_to_its_own(world) -> None:
    company, url = world.seller_company, world.seller_company.get_absolute_url()
    take(company, "suspend", by=world.office.moderator, reason="because")
    assert world.client().get(url).status_code == 404
    assert world.client(world.buyer).get(url).status_code == 404
    text = world.client(world.seller).get(url).content.decode()
    assert "This page is not public" in text
    assert "Suspended" in text


def test_its_listings_stand_on_it(world, django_assert_max_num_queries) -> None:
    listing = world.listing()
    rebuild()
    assert listing.title in page_of(world)
    with django_assert_max_num_queries(24):
        page_of(world)
