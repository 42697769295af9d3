"""What people type into the company file: taken in their own notation, or refused by name."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.companies.models import Address, Company, Contact
from marketplace.companies.rules import compact_number, registration_fault
from tests.companies.filing import picture
from tests.world import World, party_in


@pytest.fixture
def company(world: World) -> Company:
    """Return a verified company of Germany."""
    Company.objects.filter(pk=world.seller_company.pk).update(country="DE")
    return world.seller_company


@pytest.fixture
def page(world: World, company: Company) -> Client:
    """Return its owner's browser."""
    return world.client(world.seller)


def faults(page: Client, form: str, **given: object) -> dict[str, list[str]]:
    """Send a form and return what is refused, by field."""
    answer = page.post(reverse(f"companies:{form}"), given)
    return dict(answer.context["form"].errors) if answer.context else {}


def test_sending_the_logo_form_empty_keeps_the_logo(page: Client, company: Company) -> None:
    assert faults(page, "logo", file=picture()) == {}
    assert faults(page, "logo") == {"file": ["Choose a file."]}
    assert Company.objects.get(pk=company.pk).logo is not None
    assert faults(page, "logo", remove="on") == {}
    assert Company.objects.get(pk=company.pk).logo is None


def test_nobody_takes_away_a_logo_and_gives_one(page: Client) -> None:
    assert faults(page, "logo", file=picture()) == {}
    assert "file" in faults(page, "logo", file=picture(), remove="on")


@pytest.mark.parametrize("typed", ["call me", "++", "abc"])
def test_what_is_no_telephone_number_is_refused(page: Client, typed: str) -> None:
    assert set(faults(page, "presentation", phone=typed, fax=typed)) == {"phone", "fax"}


@pytest.mark.parametrize("typed", ["040 55 50 10 20", "+49 40 55501020", "0049 (40) 5550-1020"])
def test_a_number_is_kept_in_the_international_notation(
    page: Client, company: Company, typed: str
) -> None:
    desk = {"purpose": "sales", "name": "Export", "phone": typed, "audience": "public"}
    assert faults(page, "contact_new", **desk) == {}
    assert Contact.objects.get(company=company).phone == "+49 40 55501020"


def test_a_new_address_begins_in_the_country_of_the_company(page: Client) -> None:
    form = page.get(reverse("companies:address_new")).context["form"]
    assert form["country"].value() == "DE"
    assert form.fields["country"].choices[0][0] == ""


def test_a_number_at_an_address_is_completed_by_its_country(page: Client) -> None:
    lyon = {"purpose": "delivery", "recipient": "Claire Moreau", "line1": "8 quai Saint-Vincent"}
    there = {"postcode": "69001", "city": "Lyon", "country": "FR", "phone": "04 72 55 02 10"}
    assert faults(page, "address_new", **lyon, **there) == {}
    assert Address.objects.get(city="Lyon").phone == "+33 4 72 55 02 10"


def test_a_number_without_its_register_asks_for_the_register(world: World) -> None:
    page = world.client(party_in(world.draft_company))
    given = {"legal_name": "Suzhou Lantern", "country": "FR", "registration_number": "404833048"}
    asked = {"registration_kind": ["Choose the register that gave the number."]}
    assert faults(page, "register", **given) == asked


@pytest.mark.parametrize(
    ("number", "country", "fault"),
    [
        ("DE136695976", "FR", "other_country"),
        ("DE136695976", "DE", None),
        ("DE136695976", "", None),
        ("FR83404833048", "MC", None),
        ("EL094259216", "GR", None),
        ("EL094259216", "CY", "other_country"),
    ],
)
def test_a_vat_number_as_register_number_is_of_the_company_s_country(
    number: str, country: str, fault: str | None
) -> None:
    assert registration_fault("eu.vat", number, country) == fault


def test_digits_of_full_width_are_digits() -> None:
    typed = "９１１１００００６０００３７３４１Ｌ"
    assert registration_fault("cn.uscc", typed) is None
    assert compact_number("cn.uscc", typed) == "91110000600037341L"
