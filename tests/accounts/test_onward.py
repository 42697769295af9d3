"""Where the door sends people afterwards is this market, and a new password ends the others."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from tests.accounts.conftest import PASSWORD
from tests.proving import prove

pytestmark = pytest.mark.django_db
NEW = "quiet-harbour-1874"
AWAY = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example/",
    "///evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://testserver@evil.example/",
)


def sign_in(user: User, password: str = PASSWORD, **typed: str) -> Any:
    client = Client()
    facts = {"login": user.email, "password": password, **typed}
    client.answer = client.post(reverse("account_login"), facts)  # type: ignore[attr-defined]
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("me")).status_code == 200


def leads_away(answer: Any) -> bool:
    return "evil" in answer.get("location", "") or "javascript" in answer.get("location", "")


@pytest.mark.parametrize("away", AWAY)
def test_no_next_leads_away(claire: User, mailed_code: Callable[[], str], away: str) -> None:
    client = sign_in(claire, next=away)
    assert is_in(client) and not leads_away(client.answer)
    signed_in = client.get(reverse("account_login"), {"next": away})
    proof = client.post(
        f"{reverse('account_reauthenticate')}?next={away}", {"password": PASSWORD, "next": away}
    )
    language = client.post(reverse("set_language"), {"language": "fr", "next": away})
    cookies = client.post(reverse("privacy:cookies"), {"next": away, "all": "on"})
    identity = client.get(reverse("account_identity"), {"next": away})
    left = client.post(reverse("account_logout"), {"next": away})
    by_code = Client()
    by_code.post(reverse("account_login"), {"login": claire.email, "password": "", "next": away})
    entered = by_code.post(
        f"{reverse('account_confirm_login_code')}?next={away}",
        {"code": mailed_code(), "next": away},
    )
    answers = (signed_in, proof, language, cookies, left, entered)
    assert [leads_away(answer) for answer in answers] == [False] * 6
    assert f'href="{away}"' not in identity.content.decode()


def test_a_proof_by_code_goes_nowhere_else_either(
    claire: User, mailed_code: Callable[[], str]
) -> None:
    claire.set_unusable_password()
    claire.save()
    client = Client()
    client.force_login(claire)
    way = f"{reverse('account_prove_by_code')}?next=//evil.example/"
    client.post(way, {"send": "first"})
    assert not leads_away(client.post(way, {"code": mailed_code(), "next": "//evil.example/"}))


def test_a_new_password_ends_every_other_session(claire: User) -> None:
    here, there = sign_in(claire), sign_in(claire)
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    here.post(reverse("account_change_password"), typed)
    assert (is_in(here), is_in(there)) == (True, False)


def test_a_reset_ends_all(client: Client, claire: User, mailed_code: Callable[[], str]) -> None:
    there = sign_in(claire)
    client.post(reverse("account_reset_password"), {"email": claire.email})
    client.post(reverse("account_confirm_password_reset_code"), {"code": mailed_code()})
    client.post(reverse("account_complete_password_reset"), {"password1": NEW, "password2": NEW})
    assert not is_in(there)
    assert is_in(sign_in(claire, NEW))


def test_a_first_password_ends_the_others_too(claire: User) -> None:
    claire.set_unusable_password()
    claire.save()
    here, there = Client(), Client()
    for each in (here, there):
        each.force_login(claire)
        assert is_in(each)
    prove(here).post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})
    assert (is_in(here), is_in(there)) == (True, False)


def test_a_first_password_wants_a_proof(claire: User) -> None:
    claire.set_unusable_password()
    claire.save()
    client = Client()
    client.force_login(claire)
    answer = client.post(reverse("account_set_password"), {"password1": NEW, "password2": NEW})
    assert answer["location"].startswith("/accounts/prove/?next=")
    assert not User.objects.get(pk=claire.pk).has_usable_password()


def change_address(claire: User, mailed_code: Callable[[], str]) -> None:
    client = prove(sign_in(claire))
    client.post(reverse("account_email"), {"email": "new@firm.example", "action_add": ""})
    client.post(reverse("account_email_verification_sent"), {"code": mailed_code()})
    assert User.objects.get(pk=claire.pk).email == "new@firm.example"


def test_the_old_address_hears_of_a_new_one_with_the_link_that_freezes(
    client: Client, claire: User, mailed_code: Callable[[], str]
) -> None:
    change_address(claire, mailed_code)
    warned = [str(each.body) for each in mail.outbox if each.to == ["claire@firm.example"]]
    path = warned[-1].partition("/accounts/compromised/")[2].split()[0]
    client.post(f"/accounts/compromised/{path}")
    assert User.objects.get(pk=claire.pk).frozen_at is not None
