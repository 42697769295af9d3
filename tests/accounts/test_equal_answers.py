"""Nothing that the door answers tells whether an account exists: status, place and body."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.accounts.actions.phones import keep_phone
from marketplace.accounts.models import Recovery, User

pytestmark = pytest.mark.django_db
UNKNOWN = "nobody@firm.example"
SIGN_UP = {"first_name": "Lena", "last_name": "Vogt", "company_name": "Vogt GmbH", "age": "adult"}


def plain(body: str, who: str) -> str:
    """Return a page without what differs by request: token, nonce and the address typed."""
    body = re.sub(r'nonce="[^"]+"|name="csrfmiddlewaretoken" value="\w+"', "", body)
    return body.replace(who, "WHO")


def asked(page: str, field: str, who: str, **typed: str) -> list[tuple[int, str, str]]:
    """Return status, place and body of a form and of the page that follows it."""
    client = Client()
    first = client.post(reverse(page), {field: who, **typed})
    place = first.get("location", "")
    seen = [(first.status_code, place, plain(first.content.decode(), who))]
    if place:
        second = client.get(place)
        seen.append((second.status_code, "", plain(second.content.decode(), who)))
    return seen


@pytest.fixture
def known(claire) -> User:
    keep_phone(claire, "+33612345678")
    return claire


@pytest.mark.parametrize(
    ("page", "field", "typed"),
    [
        ("account_login", "login", {"password": ""}),
        ("account_login", "login", {"password": "wrong-wrong-wrong"}),
        ("account_request_login_code", "email", {}),
        ("account_reset_password", "email", {}),
        ("account_signup", "email", SIGN_UP),
        ("account_signup", "email", SIGN_UP | {"password1": "quiet-harbour-of-1874"}),
        ("account_recovery", "email", {"new_email": "new@mail.example", "story": "Lost both."}),
    ],
)
def test_addresses(known, page, field, typed) -> None:
    assert asked(page, field, known.email, **typed) == asked(page, field, UNKNOWN, **typed)


@pytest.mark.parametrize(
    ("page", "field", "typed"),
    [
        ("account_login", "login", {"password": ""}),
        ("account_login", "login", {"password": "wrong-wrong-wrong"}),
        ("account_request_login_code", "phone", {}),
    ],
)
def test_telephones(known, page, field, typed) -> None:
    right, other = "+33612345678", "+33698765432"
    assert asked(page, field, right, **typed) == asked(page, field, other, **typed)


@pytest.mark.parametrize("who", ["claire@firm.example", UNKNOWN, "+33612345678", "+33698765432"])
def test_asking_for_the_code_again_answers_alike(known, who) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": who, "password": ""})
    answer = client.post(reverse("account_confirm_login_code"), {"action": "resend"})
    assert (answer.status_code, answer["location"]) == (302, "/accounts/login/code/confirm/")


@pytest.mark.parametrize("who", ["claire@firm.example", UNKNOWN])
def test_a_wrong_code_answers_alike(known, who) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": who, "password": ""})
    for status in (200, 200, 302):
        answer = client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"})
        assert answer.status_code == status


def test_an_account_that_is_closed_is_unknown(known) -> None:
    known.is_active = False
    known.save()
    typed = {"password": ""}
    assert asked("account_login", "login", known.email, **typed) == asked(
        "account_login", "login", UNKNOWN, **typed
    )


def test_a_second_plea_answers_like_the_first(known, settle) -> None:
    typed = {"new_email": "new@mail.example", "story": "Lost both."}
    first = asked("account_recovery", "email", known.email, **typed)
    assert asked("account_recovery", "email", known.email, **typed) == first
    settle()
    assert Recovery.objects.count() == 1
