"""A second factor is good once, its last one stays with staff, recovery codes are shown once."""

import time
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from marketplace.accounts.actions import make_staff
from marketplace.accounts.actions.demo import DEMO_SECRET
from marketplace.accounts.models import User
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM
from tests.accounts.conftest import PASSWORD
from tests.proving import prove

pytestmark = pytest.mark.django_db


@pytest.fixture
def guarded(claire: User) -> User:
    TOTP.activate(claire, DEMO_SECRET)
    RecoveryCodes.activate(claire)
    return claire


def code(steps_ago: int = 0) -> str:
    return format_hotp_value(hotp_value(DEMO_SECRET, int(time.time()) // 30 - steps_ago))


def enter(user: User, typed: str) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": typed})
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def let_allauth_forget() -> None:
    """Half a minute later allauth itself no longer knows that the code was used."""
    for key in list(cache._cache):  # type: ignore[attr-defined]
        if "totp.used" in key:
            cache.delete(key.split(":", 2)[2])


@pytest.mark.parametrize("typed", [lambda one: one, lambda one: f" {one[:3]} {one[3:]}"])
def test_a_code_of_the_app_signs_in_once_for_as_long_as_it_would_be_taken(
    guarded: User, typed: Any
) -> None:
    one = code(-1)
    assert is_in(enter(guarded, one))
    let_allauth_forget()
    assert not is_in(enter(guarded, typed(one)))
    assert is_in(enter(guarded, code()))


def test_nor_does_it_prove_again_after_it_signed_in(guarded: User) -> None:
    one = code(-1)
    client = enter(guarded, one)
    let_allauth_forget()
    page = client.post(reverse("mfa_reauthenticate"), {"code": one})
    assert page.status_code == 200
    assert Event.objects.filter(name="person.factor_failed", object_id=guarded.pk).count() == 1
    assert client.post(reverse("mfa_reauthenticate"), {"code": code()}).status_code == 302


def test_staff_keep_their_last_second_factor(guarded: User) -> None:
    make_staff(guarded.email, "moderator", by=SYSTEM)
    client = prove(enter(guarded, code()))
    page = client.post(reverse("mfa_deactivate_totp"))
    assert "Staff keep one second factor" in page.content.decode()
    assert Authenticator.objects.filter(user=guarded, type="totp").exists()


def test_staff_keep_their_last_passkey(guarded: User) -> None:
    make_staff(guarded.email, "moderator", by=SYSTEM)
    client = prove(enter(guarded, code()))
    Authenticator.objects.filter(user=guarded, type="totp").delete()
    key = Authenticator.objects.create(user=guarded, type="webauthn", data={"name": "Key"})
    client.post(reverse("mfa_remove_webauthn", args=[key.pk]))
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_staff_with_two_may_take_one_away_and_others_any(guarded: User) -> None:
    totp = Authenticator.objects.get(user=guarded, type="totp")
    assert get_adapter().can_delete_authenticator(totp)
    make_staff(guarded.email, "moderator", by=SYSTEM)
    totp.refresh_from_db()
    assert not get_adapter().can_delete_authenticator(totp)
    Authenticator.objects.create(user=guarded, type="webauthn", data={"name": "Key"})
    assert get_adapter().can_delete_authenticator(totp)


def test_recovery_codes_are_shown_once(guarded: User) -> None:
    client = prove(enter(guarded, code()))
    told = Authenticator.objects.get(user=guarded, type="recovery_codes").wrap().generate_codes()
    first, second = (client.get(reverse("mfa_view_recovery_codes")) for _ in range(2))
    assert all(each in first.content.decode() for each in told)
    assert not any(each in second.content.decode() for each in told)
    assert first["Cache-Control"].startswith("max-age=0") or "no-store" in first["Cache-Control"]
    assert client.get(reverse("mfa_download_recovery_codes")).status_code == 403


@pytest.mark.parametrize(
    "name",
    [
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "mfa_add_webauthn",
    ],
)
def test_every_change_of_a_factor_wants_a_fresh_proof(guarded: User, name: str) -> None:
    client = prove(enter(guarded, code()), seconds_ago=301)
    for answer in (client.get(reverse(name)), client.post(reverse(name))):
        assert answer.status_code == 405 or "reauthenticate" in answer["location"]
    assert "reauthenticate" in client.get(reverse(name))["location"]


def test_taking_a_passkey_away_wants_one_too(guarded: User) -> None:
    key = Authenticator.objects.create(user=guarded, type="webauthn", data={"name": "Key"})
    client = prove(enter(guarded, code()), seconds_ago=301)
    for name in ("mfa_remove_webauthn", "mfa_edit_webauthn"):
        assert "reauthenticate" in client.post(reverse(name, args=[key.pk]))["location"]
