"""The seeds of second factors lie sealed under the market's field keys, wherever they lie."""

import time
from io import StringIO
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from marketplace.accounts.actions import Newcomer, demo_code, enrol
from marketplace.accounts.models import User
from marketplace.accounts.signin import sealing
from marketplace.kernel import vault
from marketplace.kernel.party import SYSTEM
from tests.proving import prove
from tests.secrets import marking

pytestmark = pytest.mark.django_db
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "a-long-quiet-sentence-2026"
OLDER, NEWER = ("k1", b"\0" * 32), ("k2", b"\7" * 32)
COLUMN = "mfa.Authenticator.data"


@pytest.fixture
def claire(settings: Any) -> User:
    """A person with an authenticator app and recovery codes."""
    settings.FIELD_KEYS = [OLDER]
    person = enrol(
        Newcomer(
            email="claire@demo.example", first_name="Claire", last_name="M", password=PASSWORD
        ),
        by=SYSTEM,
    )
    TOTP.activate(person, SEED)
    RecoveryCodes.activate(person)
    return person


def row(person: User, kind: str) -> Authenticator:
    return Authenticator.objects.get(user=person, type=kind)


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def signs_in(person: User, code: str) -> bool:
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": code})
    return "_auth_user_id" in client.session


def rotated() -> str:
    said = StringIO()
    call_command("rotate_keys", stdout=said)
    (line,) = [line for line in said.getvalue().splitlines() if line.startswith(COLUMN)]
    return line.partition(": ")[2]


def test_a_dump_shows_no_seed_and_no_recovery_code(claire: User) -> None:
    codes = row(claire, "recovery_codes").wrap()
    told = [SEED, codes.generate_codes()[0], demo_code(claire.email)]
    dump = "\n".join(marking.dump())
    assert "k1:" in row(claire, "totp").data["secret"]
    assert [each for each in told if each in dump] == []


def test_the_seed_does_not_hang_on_the_key_of_signatures(claire: User, settings: Any) -> None:
    settings.SECRET_KEY = "another-key-of-signatures"
    assert signs_in(claire, code_of(SEED))


def test_a_seed_that_does_not_open_is_no_seed(claire: User, settings: Any) -> None:
    settings.FIELD_KEYS = [("k1", b"\x09" * 32)]
    assert not signs_in(claire, code_of(""))
    codes = row(claire, "recovery_codes").wrap()
    with pytest.raises(vault.SealBroken):
        codes.generate_codes()


def test_while_one_is_set_up_the_session_holds_no_seed(claire: User) -> None:
    Authenticator.objects.all().delete()
    client = Client()
    client.force_login(claire)
    page = prove(client).get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret and secret not in marking.sessions()
    again = client.post(reverse("mfa_activate_totp"), {"code": "000000"})
    assert again.context["form"].secret == secret
    assert secret not in marking.sessions()


def test_a_rotation_takes_the_seeds_along(claire: User, settings: Any) -> None:
    codes = row(claire, "recovery_codes").wrap().generate_codes()
    settings.FIELD_KEYS = [NEWER, OLDER]
    assert rotated() == "2 sealed again, 0 with the newest key already"
    assert rotated() == "0 sealed again, 2 with the newest key already"
    settings.FIELD_KEYS = [NEWER]
    assert row(claire, "recovery_codes").wrap().generate_codes() == codes
    assert signs_in(claire, code_of(SEED)) and vault.check() is None


def test_single_codes_of_the_demo_go_along_too(claire: User, settings: Any) -> None:
    Authenticator.objects.filter(user=claire, type="recovery_codes").delete()
    codes = [demo_code(claire.email) for _ in range(2)]
    settings.FIELD_KEYS = [NEWER, OLDER]
    assert rotated() == "3 sealed again, 0 with the newest key already"
    settings.FIELD_KEYS = [NEWER]
    assert row(claire, "recovery_codes").wrap().generate_codes() == codes


@pytest.mark.parametrize("kept", [lambda seed: seed, lambda seed: "sealed:" + sealing.seal(seed)])
def test_seeds_of_before_still_open_and_a_rotation_seals_them(claire: User, kept: Any) -> None:
    Authenticator.objects.filter(user=claire, type="totp").update(data={"secret": kept(SEED)})
    assert "rotate_keys" in str(vault.check())
    assert signs_in(claire, code_of(SEED))
    assert rotated() == "1 sealed again, 1 with the newest key already"
    assert row(claire, "totp").data["secret"].startswith("k1:")
    assert vault.check() is None


def test_a_rotation_without_the_key_says_so_and_changes_nothing(
    claire: User, settings: Any
) -> None:
    before = row(claire, "totp").data
    settings.FIELD_KEYS = [NEWER]
    assert "“k1”" in str(vault.check())
    with pytest.raises(CommandError, match="can not be opened"):
        call_command("rotate_keys", stdout=StringIO())
    assert row(claire, "totp").data == before


def test_passkeys_have_nothing_to_seal(claire: User) -> None:
    Authenticator.objects.create(user=claire, type="webauthn", data={"name": "Key"})
    assert rotated() == "0 sealed again, 2 with the newest key already"
