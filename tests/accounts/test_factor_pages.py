"""The pages and mails of the second factor use the market's words, and know who lost it."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from django.urls import reverse

from marketplace.accounts.actions.demo import DEMO_SECRET
from tests.accounts.conftest import PASSWORD
from tests.proving import prove

pytestmark = pytest.mark.django_db
FOREIGN = re.compile("Security [Kk]ey|security key|Two-Factor|Authenticator App|Recovery Codes")


@pytest.fixture
def keyed(client: Client, claire: Any) -> Client:
    """A browser of a person with an authenticator app and a passkey, freshly proved."""
    TOTP.activate(claire, DEMO_SECRET)
    Authenticator.objects.create(user=claire, type="webauthn", data={"name": "Laptop"})
    client.force_login(claire)
    return prove(client)


def passkey() -> Authenticator:
    return Authenticator.objects.get(type="webauthn")


@pytest.mark.parametrize(
    ("name", "of_one"),
    [
        ("mfa_index", False),
        ("mfa_deactivate_totp", False),
        ("mfa_list_webauthn", False),
        ("mfa_reauthenticate", False),
        ("mfa_edit_webauthn", True),
        ("mfa_remove_webauthn", True),
    ],
)
def test_the_pages_use_our_words(keyed: Client, name: str, of_one: bool) -> None:
    answer = keyed.get(reverse(name, args=[passkey().pk] if of_one else []))
    assert answer.status_code == 200
    assert FOREIGN.findall(answer.content.decode()) == []


def test_setting_the_app_up_uses_our_words(client: Client, claire: Any) -> None:
    client.force_login(claire)
    page = prove(client).get(reverse("mfa_activate_totp")).content.decode()
    assert "Set up the authenticator app" in page and FOREIGN.findall(page) == []


def test_a_passkey_is_renamed_and_removed(keyed: Client) -> None:
    keyed.post(reverse("mfa_edit_webauthn", args=[passkey().pk]), {"name": "Old laptop"})
    assert passkey().data["name"] == "Old laptop"
    keyed.post(reverse("mfa_remove_webauthn", args=[passkey().pk]))
    assert not Authenticator.objects.filter(type="webauthn").exists()
    assert mail.outbox[-1].subject == "Passkey removed"


def test_who_lost_the_second_factor_is_shown_the_way(client: Client, claire: Any) -> None:
    TOTP.activate(claire, DEMO_SECRET)
    typed = {"login": claire.email, "password": PASSWORD}
    page = client.post(reverse("account_login"), typed, follow=True).content.decode()
    assert reverse("account_recovery") in page and "I have lost my phone and my codes" in page
