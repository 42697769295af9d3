"""The one door: by code, by password, with limits, and without telling who is known."""

import pytest
from django.core import mail
from django.http import HttpResponse
from django.urls import reverse

from marketplace.kernel.models import Event
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


def knock(client, email, password="") -> HttpResponse:
    return client.post(LOGIN, {"login": email, "password": password})


def test_the_right_password_opens(client, claire) -> None:
    assert knock(client, "CLAIRE@firm.example", PASSWORD)["location"] == "/desk/"
    assert client.session["_auth_user_id"] == str(claire.pk)


def test_an_empty_password_sends_a_code_that_opens(client, claire, mailed_code) -> None:
    answer = knock(client, claire.email)
    assert answer["location"].startswith("/accounts/login/code/confirm/")
    client.post(reverse("account_confirm_login_code"), {"code": mailed_code()})
    assert client.session["_auth_user_id"] == str(claire.pk)


def test_a_code_is_good_once(client, claire, mailed_code) -> None:
    knock(client, claire.email)
    code = mailed_code()
    client.post(reverse("account_confirm_login_code"), {"code": code})
    client.logout()
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert "_auth_user_id" not in client.session


def test_a_code_belongs_to_the_browser_that_asked(client, claire, mailed_code) -> None:
    knock(client, claire.email)
    code = mailed_code()
    client.cookies.clear()
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert "_auth_user_id" not in client.session


def test_asking_for_a_code_tells_nobody_who_is_known(client, claire) -> None:
    known = knock(client, claire.email)
    client.cookies.clear()
    unknown = knock(client, "nobody@firm.example")
    assert (unknown.status_code, unknown["location"]) == (known.status_code, known["location"])
    assert [mail.to for mail in mail.outbox] == [[claire.email], ["nobody@firm.example"]]


def test_a_wrong_password_tells_nobody_who_is_known(client, claire) -> None:
    known = knock(client, claire.email, "wrong-wrong-wrong")
    unknown = knock(client, "nobody@firm.example", "wrong-wrong-wrong")
    assert known.context["form"].errors == unknown.context["form"].errors


def test_the_sixth_wrong_password_is_refused_even_when_right(client, claire) -> None:
    for _ in range(5):
        knock(client, claire.email, "wrong-wrong-wrong")
    knock(client, claire.email, PASSWORD)
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("variant", ["Claire@firm.example", "claire@FIRM.example"])
def test_another_spelling_of_the_address_does_not_lift_the_limit(client, claire, variant) -> None:
    for _ in range(5):
        knock(client, claire.email, "wrong-wrong-wrong")
    knock(client, variant, PASSWORD)
    assert "_auth_user_id" not in client.session


def test_the_fourth_code_in_a_minute_is_not_sent(client, claire) -> None:
    for _ in range(4):
        client.cookies.clear()
        knock(client, claire.email)
    assert len(mail.outbox) == 3


def test_the_way_on_stays_on_this_host(client, claire) -> None:
    answer = client.post(
        LOGIN + "?next=https://evil.example/", {"login": claire.email, "password": PASSWORD}
    )
    assert answer["location"] == "/desk/"


def test_sign_ins_and_failures_are_on_record(client, claire) -> None:
    knock(client, claire.email, "wrong-wrong-wrong")
    knock(client, claire.email, PASSWORD)
    names = Event.objects.filter(name__contains="sign").values_list("name", flat=True)
    assert list(names) == ["person.sign_in_failed", "person.signed_in"]


def test_the_person_page_shows_them(client, claire) -> None:
    knock(client, claire.email, PASSWORD)
    assert "Signed in" in client.get(reverse("me")).content.decode()


def test_a_mail_server_that_is_away_is_said(client, claire, settings) -> None:
    settings.EMAIL_BACKEND = "tests.accounts.away.AwayBackend"
    answer = client.post(LOGIN, {"login": claire.email, "password": ""}, follow=True)
    assert answer.status_code == 200
    assert "could not be sent" in answer.content.decode()
