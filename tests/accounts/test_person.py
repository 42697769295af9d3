"""The person file: what is kept, how it is checked, and who sees it."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from PIL import Image

from marketplace.accounts import countries, industries, rules
from marketplace.accounts.actions import change_person, change_photo
from marketplace.accounts.forms import PersonForm
from marketplace.accounts.models import User
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

FILE = {
    "salutation": "Dr",
    "first_name": "Claire",
    "last_name": "Moreau",
    "title": "Head of purchasing",
    "member_name": "claire-m",
    "fixed_line": "04 72 55 02 10",
    "city": "Lyon",
    "country": "FR",
    "main_industry": "30000000-9",
    "language": "en",
}


def picture(name: str = "me.png") -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    return SimpleUploadedFile(name, drawn.getvalue(), "image/png")


@pytest.fixture
def browser(client: Client, claire: User, settings: Any, tmp_path: Any) -> Client:
    settings.PRIVATE_DIR = tmp_path
    client.force_login(claire)
    return client


def test_the_file_is_kept_and_shown_again(browser: Client, claire: User) -> None:
    answer = browser.post(reverse("me"), FILE)
    assert answer["location"] == reverse("me")
    claire.refresh_from_db()
    kept = {name: getattr(claire, name) for name in FILE}
    assert kept == FILE | {"fixed_line": "+33 4 72 55 02 10"}
    page = browser.get(reverse("me")).content.decode()
    assert 'value="Head of purchasing"' in page
    assert "Office and computing equipment" in page


@pytest.mark.parametrize(
    ("field", "typed"),
    [("first_name", ""), ("last_name", ""), ("fixed_line", "hello"), ("fixed_line", "12"),
     ("main_industry", "99999999-9"), ("country", "XX"), ("language", "xx")],
)  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_typed_is_lost(
    browser: Client, field: str, typed: str
) -> None:
    answer = browser.post(reverse("me"), FILE | {field: typed})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert 'value="Head of purchasing"' in answer.content.decode()


def test_every_field_stands_in_a_group_and_says_who_sees_it() -> None:
    form = PersonForm()
    grouped = [field.name for _words, fields in form.groups() for field in fields]
    assert sorted(grouped) == sorted(form.fields)
    assert all("Seen by" in str(field.help_text) for field in form.fields.values())


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("", "FR", ""),
        ("+49 40 1234567", "", "+49 40 1234567"),
        ("04 72 55 02 10", "FR", "+33 4 72 55 02 10"),
        ("04 72 55 02 10", "", None),
        ("+33 1", "FR", None),
        ("call me", "FR", None),
    ],
)
def test_a_telephone_number_is_parsed(typed: str, country: str, kept: str | None) -> None:
    assert rules.telephone(typed, country) == kept


def test_a_photo_is_given_shown_and_taken_away(browser: Client, claire: User) -> None:
    browser.post(reverse("photo"), {"photo": picture()})
    claire.refresh_from_db()
    assert claire.photo.content_type == "image/png"
    assert claire.photo.get_absolute_url() in browser.get(reverse("me")).content.decode()
    assert browser.get(claire.photo.get_absolute_url()).status_code == 200
    assert browser.post(reverse("photo"), {}).status_code == 422
    claire.refresh_from_db()
    assert claire.photo is not None
    browser.post(reverse("photo"), {"remove": "on"})
    claire.refresh_from_db()
    assert claire.photo is None


@pytest.mark.parametrize("listed", [countries.choices, industries.choices])
def test_lists_of_words_are_in_the_order_of_their_letters(listed) -> None:
    with translation.override("fr"):
        names = [str(name) for _code, name in listed()][1:]
    assert names == sorted(names, key=rules.in_order)
    assert names[-1][0] not in "ÉÎ"


def test_a_photo_is_ones_own(browser: Client, claire: User) -> None:
    browser.post(reverse("photo"), {"photo": picture()})
    claire.refresh_from_db()
    other = Client()
    assert other.get(claire.photo.get_absolute_url()).status_code == 404
    other.force_login(User.objects.create_user("paul@firm.example"))
    assert other.get(claire.photo.get_absolute_url()).status_code == 404


def test_a_document_is_no_photo(browser: Client) -> None:
    given = SimpleUploadedFile("me.pdf", b"%PDF-1.4", "application/pdf")
    assert browser.post(reverse("photo"), {"photo": given}).status_code == 422


def test_nobody_else_changes_it(claire: User) -> None:
    other = Party(claire.pk + 1, None, "person")
    for act in (lambda: change_person(claire, by=other, city="Rome"),
                lambda: change_photo(claire, None, by=other)):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "wrong_actor"


def test_a_change_is_recorded_by_the_names_of_fields_alone(browser: Client) -> None:
    browser.post(reverse("me"), FILE)
    facts = Event.objects.get(name="person.changed").facts
    assert facts == {"fields": sorted(FILE)}


def test_the_page_leads_to_every_way_of_signing_in(browser: Client) -> None:
    page = browser.get(reverse("me")).content.decode()
    for name in ("account_email", "mfa_index", "usersessions_list", "account_identity"):
        assert reverse(name) in page
    assert "none: you sign in with a code" not in page


def test_industries_are_divisions_of_the_vocabulary() -> None:
    assert len(industries.DIVISIONS) == 45
    assert all(code[2:8] == "000000" for code in industries.DIVISIONS)
    assert industries.name("72000000-5") == "IT services"
    assert industries.name("") == ""
