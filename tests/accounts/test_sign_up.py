"""Joining through the real pages: by code alone, with a password, twice, too young."""

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.kernel.models import Event

pytestmark = pytest.mark.django_db
TYPED = {
    "email": "Lena.Vogt@Firm.example",
    "first_name": "Lena",
    "last_name": "Vogt",
    "company_name": "Vogt GmbH",
    "age": "adult",
}


def sign_up(client, **changes) -> HttpResponse:
    return client.post(reverse("account_signup"), TYPED | changes)


def confirm(client, code) -> HttpResponse:
    return client.post(reverse("account_email_verification_sent"), {"code": code})


def test_joining_without_a_password_needs_only_the_mailed_code(client, mailed_code) -> None:
    sign_up(client)
    answer = confirm(client, mailed_code())
    assert answer["location"] == "/desk/"
    user = User.objects.get()
    assert (user.email, user.has_usable_password()) == ("lena.vogt@firm.example", False)
    assert client.session["_auth_user_id"] == str(user.pk)


def test_joining_with_a_password_signs_in_with_it_later(client, mailed_code) -> None:
    password = "quiet-harbour-of-1874"
    sign_up(client, password1=password, password2=password)
    confirm(client, mailed_code())
    client.logout()
    answer = client.post(reverse("account_login"), {"login": TYPED["email"], "password": password})
    assert answer["location"] == "/desk/"


def test_joining_keeps_names_stated_age_and_the_company_named(client) -> None:
    sign_up(client)
    user, event = User.objects.get(), Event.objects.get(name="person.joined")
    assert (user.first_name, user.last_name) == ("Lena", "Vogt")
    assert user.age_confirmed_at is not None
    assert (event.person_id, event.facts["company_name"]) == (user.pk, "Vogt GmbH")


def test_nobody_is_signed_in_before_the_code(client) -> None:
    sign_up(client)
    assert "_auth_user_id" not in client.session


def test_a_wrong_code_is_refused_and_the_third_ends_it(client, mailed_code) -> None:
    sign_up(client)
    code = mailed_code()
    for _ in range(3):
        confirm(client, "AAAAAA")
    confirm(client, code)
    assert "_auth_user_id" not in client.session


def test_a_minor_gets_the_refusal_page_and_leaves_nothing(client) -> None:
    answer = sign_up(client, age="minor")
    assert answer.status_code == 403
    assert "Nothing that you typed was kept" in answer.content.decode()
    assert (User.objects.count(), len(mail.outbox)) == (0, 0)


def test_the_age_has_to_be_stated(client) -> None:
    page = sign_up(client, age="").context["form"]
    assert list(page.errors) == ["age"]


def test_short_passwords_are_refused(client) -> None:
    page = sign_up(client, password1="elevenchars", password2="elevenchars").context["form"]
    assert list(page.errors) == ["password1"]


def test_two_windows_at_once_make_one_person(client, claire, monkeypatch) -> None:
    monkeypatch.setattr("allauth.account.forms.BaseSignupForm.validate_unique_email", echo)
    answer = sign_up(client, email=claire.email)
    assert answer["location"] == reverse("account_email_verification_sent")
    assert User.objects.count() == 1


def echo(_form, value) -> str:
    """Say that an address is free, as it was when the form was checked."""
    return value


def test_a_known_address_gets_the_same_answer_as_a_new_one(client, claire) -> None:
    new = sign_up(client)
    client.cookies.clear()
    known = sign_up(client, email=claire.email.upper())
    assert (known.status_code, known["location"]) == (new.status_code, new["location"])
    assert User.objects.count() == 2
    assert mail.outbox[-1].to == [claire.email]


INVITED = {"token": "t0ken", "company": "Atelier Lyon SAS", "email": "lena.vogt@firm.example"}


@pytest.fixture
def invited(client) -> Client:
    session = client.session
    session["invitation"] = INVITED
    session.save()
    return client


def test_an_invitation_is_named_and_fills_in_the_address(invited) -> None:
    page = invited.get(reverse("account_signup"))
    assert "You were invited to Atelier Lyon SAS" in page.content.decode()
    assert page.context["form"].fields["email"].initial == INVITED["email"]
    assert "company_name" not in page.context["form"].fields


def test_the_invited_join_without_a_company_of_one_and_go_on_to_it(invited, mailed_code) -> None:
    sign_up(invited)
    assert confirm(invited, mailed_code())["location"] == "/invitations/t0ken/"
    assert Event.objects.get(name="person.joined").facts["invited"] is True


def test_with_another_address_it_is_an_ordinary_sign_up(invited) -> None:
    sign_up(invited, email="somebody@else.example")
    assert "invited" not in Event.objects.get(name="person.joined").facts


def test_the_form_asks_for_one_password_and_no_telephone(client) -> None:
    fields = list(client.get(reverse("account_signup")).context["form"].fields)
    assert fields == ["email", "first_name", "last_name", "company_name", "password1", "age"]
