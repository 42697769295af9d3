"""The seller's forms: a draft from typed text, terms from the grid, and nothing typed is lost."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from catalogue.models import Product
from catalogue.rules import Tier

TEXT = {
    "title": "HP toner",
    "description": "Black",
    "category_code": "laser printers",
    "gtin": "5031713034254",
    "hs_code": "8443.32",
    "unit": "C62",
    "pack_size": "1",
    "origin": "TH",
    "specs": "Yield: 2,100 pages\nRecycled",
}
TERMS = {
    "sku": "T-1",
    "currency": "EUR",
    "in_stock": "38",
    "lead_time_days": "2",
    "order_multiple": "1",
    "incoterm": "DDP",
    "incoterm_place": "Lyon",
    "minimum-1": "1",
    "price-1": "436",
    "minimum-2": "10",
    "price-2": "412.5",
}


@pytest.fixture
def client(world) -> Client:
    assert world.category
    return world.client(world.seller)


@pytest.fixture
def draft(client) -> Product:
    client.post(reverse("listings:new"), TEXT)
    return Product.objects.get()


def test_a_draft_from_typed_text(draft, world) -> None:
    assert (draft.status, draft.seller_id) == ("draft", world.seller.company_id)
    assert (draft.category, draft.hs_code, draft.origin) == (world.category, "844332", "TH")
    assert draft.specs == {"Yield": "2,100 pages", "Recycled": True}


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("gtin", "5031713034255", "The last digit of this GTIN should be 4"),
        ("hs_code", "77", "An HS code has 6 digits"),
        ("category_code", "no such thing", "No category has this code"),
        ("category_code", "3099", "eight digits, a hyphen"),
        ("category_code", "99999999-9", "No category has this code"),
        ("title", "", "This field is required"),
        ("pack_size", "0", "greater than or equal to 1"),
    ],
)
def test_a_fault_is_named_beside_its_field_and_the_text_stays(client, field, typed, words) -> None:
    response = client.post(reverse("listings:new"), TEXT | {field: typed})
    assert response.status_code == 422
    assert words in response.context["form"].errors[field][0]
    assert "2,100 pages" in response.content.decode()
    assert not Product.objects.exists()


def test_several_categories_are_offered_by_code(client, world) -> None:
    response = client.post(reverse("listings:new"), TEXT | {"category_code": "a"})
    error = response.context["form"].errors["category_code"][0]
    assert "30000000-9 Office and computing machinery" in error


def test_the_form_shows_what_stands_and_changes_it(client, draft) -> None:
    edit = reverse("listings:edit", args=[draft.pk])
    form = client.get(edit).context["form"]
    assert form.initial["specs"] == "Yield: 2,100 pages\nRecycled"
    client.post(
        edit, TEXT | {"title": "HP toner, black", "category_code": form.initial["category_code"]}
    )
    draft.refresh_from_db()
    assert (draft.title, draft.slug) == ("HP toner, black", "hp-toner-black")


def test_terms_from_the_grid(client, draft) -> None:
    terms = reverse("listings:terms", args=[draft.pk])
    assert client.post(terms, TERMS)["location"] == terms
    draft = Product.objects.get()
    assert draft.tiers == [Tier(1, Decimal(436)), Tier(10, Decimal("412.5"))]
    assert (draft.available, draft.currency, draft.incoterm) == (38, "EUR", "DDP")
    assert client.get(terms).context["form"].initial["price-2"] == Decimal("412.5")


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"price-2": ""}, "price-2", "both the quantity and the price"),
        ({"minimum-2": "1"}, "minimum-1", "same quantity"),
        ({"price-1": "0"}, "minimum-1", "above zero"),
        ({"price-1": "1.23456"}, "price-1", "4 decimal places"),
        ({"minimum-1": "1.5"}, "minimum-1", "whole number"),
        ({"in_stock": "-1"}, "in_stock", "greater than or equal to 0"),
        ({"sku": ""}, "sku", "required"),
    ],
)
def test_faults_in_the_terms(client, draft, change, field, words) -> None:
    response = client.post(reverse("listings:terms", args=[draft.pk]), TERMS | change)
    assert response.status_code == 422
    assert words in response.context["form"].errors[field][0]
    assert 'value="412.5"' in response.content.decode() or "price-2" in change
    assert not Product.objects.get().tiers


def test_a_number_of_another_listing_is_refused_beside_its_field(client, draft, world) -> None:
    world.listing(sku="T-1")
    response = client.post(reverse("listings:terms", args=[draft.pk]), TERMS)
    assert "Another listing of yours" in response.context["form"].errors["sku"][0]


def test_the_picker_answers_with_options(client) -> None:
    response = client.get(reverse("listings:categories"), {"category_code": "laser"})
    assert '<option value="30232110-8">Laser printers</option>' in response.content.decode()


def test_publishing_through_the_pages(client, draft) -> None:
    client.post(reverse("listings:terms", args=[draft.pk]), TERMS)
    step = reverse("step", args=["listing", draft.pk, "publish"])
    assert client.post(step)["location"] == draft.get_absolute_url()
    assert Product.objects.public().get() == draft


def test_another_acting_company_refuses_the_form_and_keeps_the_text(client) -> None:
    response = client.post(reverse("listings:new"), TEXT | {"acting": "999999"})
    assert response.status_code == 422
    assert "HP toner" in response.content.decode()
    assert not Product.objects.exists()
