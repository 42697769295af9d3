"""Pages of companies: the file, the public side, and forms filled in for another company."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.companies.models import Address, Company, Paper
from marketplace.kernel.clock import today
from tests.companies.filing import picture
from tests.world import party_in

FILE = "/desk/company/"
REGISTER = "/desk/company/register/"
GIVEN = {
    "legal_name": "Suzhou Lantern Lighting Co., Ltd.",
    "country": "CN",
    "registration_kind": "cn.uscc",
    "registration_number": "91110000600037341L",
}


@pytest.fixture
def owner_page(world) -> Client:
    return world.client(party_in(world.draft_company))


def test_the_file_says_what_is_missing(owner_page) -> None:
    page = owner_page.get(FILE)
    assert page.context["done"] == 4
    assert "business licence as a file" in page.content.decode()


def test_the_file_is_saved(owner_page, world) -> None:
    assert owner_page.post(REGISTER, GIVEN).status_code == 302
    saved = Company.objects.get(pk=world.draft_company.pk)
    assert saved.registration_number == "91110000600037341L"


def test_a_wrong_check_digit_is_named_and_nothing_is_lost(owner_page) -> None:
    page = owner_page.post(REGISTER, GIVEN | {"registration_number": "91110000600037341K"})
    assert page.status_code == 422
    assert "check digit" in page.context["form"].errors["registration_number"][0]
    assert "Suzhou Lantern" in page.content.decode()


def test_a_register_of_another_country_is_refused(owner_page) -> None:
    page = owner_page.post(REGISTER, GIVEN | {"registration_kind": "fr.siren"})
    assert "registration_kind" in page.context["form"].errors


def test_a_form_of_another_company_is_refused_with_its_text(owner_page, world) -> None:
    page = owner_page.post(REGISTER, GIVEN | {"legal_name": "Typed Name", "acting": "999999"})
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


@pytest.mark.parametrize(
    "url",
    [
        "/desk/addresses/99999999999999999999999/",
        "/desk/company/papers/99999999999999999999999/",
    ],
)
def test_strange_addresses_are_no_faults(url, owner_page) -> None:
    assert owner_page.get(url).status_code in {200, 400, 404}
