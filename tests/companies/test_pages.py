"""Pages of companies: the file, the public side, and forms filled in for another company."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.companies.models import Address, Company, Paper
from marketplace.kernel.clock import today
from tests.companies.filing import picture
from tests.world import party_in

FILE = "/desk/company/"
GIVEN = {
    "legal_name": "Suzhou Lantern Lighting Co., Ltd.",
    "country": "CN",
    "registration_kind": "cn.uscc",
    "registration_number": "91110000600037341L",
    "city": "Suzhou",
}


@pytest.fixture
def owner_page(world) -> Client:
    return world.client(party_in(world.draft_company))


def test_the_file_says_what_is_missing(owner_page) -> None:
    page = owner_page.get(FILE)
    assert page.context["done"] == 4
    assert "business licence as a file" in page.content.decode()


def test_the_file_is_saved(owner_page, world) -> None:
    assert owner_page.post(FILE, GIVEN).status_code == 302
    saved = Company.objects.get(pk=world.draft_company.pk)
    assert saved.registration_number == "91110000600037341L"


def test_a_wrong_check_digit_is_named_and_nothing_is_lost(owner_page) -> None:
    page = owner_page.post(FILE, GIVEN | {"registration_number": "91110000600037341K"})
    assert page.status_code == 422
    assert "check digit" in page.context["form"].errors["registration_number"][0]
    assert "Suzhou Lantern" in page.content.decode()


def test_a_register_of_another_country_is_refused(owner_page) -> None:
    page = owner_page.post(FILE, GIVEN | {"registration_kind": "fr.siren"})
    assert "registration_kind" in page.context["form"].errors


def test_a_form_of_another_company_is_refused_with_its_text(owner_page, world) -> None:
    page = owner_page.post(FILE, GIVEN | {"legal_name": "Typed Name", "acting": "999999"})
    assert page.status_code == 422
    assert "Typed Name" in page.content.decode()
    assert Company.objects.get(pk=world.draft_company.pk).legal_name != "Typed Name"


def test_a_paper_is_uploaded(owner_page, world) -> None:
    given = {"kind": "licence", "expires_on": today().isoformat(), "file": picture()}
    assert owner_page.post(reverse("companies:paper_new"), given).status_code == 302
    assert Paper.objects.get(company=world.draft_company).file.content_type == "image/png"


def test_a_program_is_no_paper(owner_page) -> None:
    given = {"kind": "licence", "expires_on": today().isoformat(), "file": picture("licence.exe")}
    page = owner_page.post(reverse("companies:paper_new"), given)
    assert page.status_code == 422
    assert "file" in page.context["form"].errors


def test_the_owner_submits(owner_page, world, file_in) -> None:
    company = file_in("draft")
    answer = owner_page.post(reverse("companies:submit", args=[company.pk]))
    assert answer.headers["Location"] == FILE
    assert Company.objects.get(pk=company.pk).status == "submitted"


def test_the_owner_takes_the_file_back(owner_page, file_in) -> None:
    company = file_in("submitted")
    owner_page.post(reverse("companies:withdraw"))
    assert Company.objects.get(pk=company.pk).status == "draft"


def test_an_address_is_added_in_the_browser(owner_page) -> None:
    given = {
        "purpose": "delivery",
        "recipient": "Claire",
        "country": "FR",
        "line1": "1 rue A",
        "postcode": "69001",
        "city": "Lyon",
    }
    owner_page.post(reverse("companies:address_new"), given)
    assert Address.objects.get().postcode == "69001"


def test_the_public_page_shows_what_was_checked(world) -> None:
    page = world.client().get(world.seller_company.get_absolute_url())
    text = page.content.decode()
    assert "What was checked" in text
    assert world.seller_company.registration_number in text
    assert world.seller_company.phone not in text
    assert world.seller_company.email not in text


def test_a_draft_has_no_public_page(world) -> None:
    url = world.draft_company.get_absolute_url()
    assert world.client().get(url).status_code == 404
    assert world.client(world.seller).get(url).status_code == 404
    assert world.client(party_in(world.draft_company)).get(url).status_code == 200


def test_the_directory_narrows_by_country(world) -> None:
    german_seller = world.listing().seller
    assert world.listing(world.seller2).seller.country == "FR"
    assert world.buyer_company.is_verified
    client = world.client(party_in(world.draft_company))
    assert len(client.get("/companies/").context["page_obj"]) == 2
    german = client.get("/companies/?country=DE").context["page_obj"]
    assert list(german) == [german_seller]


def test_the_directory_costs_the_same_with_more_rows(world, django_assert_max_num_queries) -> None:
    client = world.client()
    world.listing()
    client.get("/companies/")
    with django_assert_max_num_queries(50) as one:
        client.get("/companies/")
    world.listing(world.seller2)
    with django_assert_max_num_queries(len(one)) as two:
        client.get("/companies/")
    assert len(two) == len(one)


@pytest.mark.parametrize(
    "url",
    [
        "/companies/?country=%00A",
        "/companies/?page=nine",
        "/companies/?page=99",
        "/desk/addresses/99999999999999999999999/",
        "/desk/company/papers/99999999999999999999999/",
    ],
)
def test_strange_addresses_are_no_faults(url, owner_page) -> None:
    assert owner_page.get(url).status_code in {200, 400, 404}
