"""My account is compromised: every sign-in ends, money steps stop, two proofs open it again."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.urls import reverse

from marketplace.accounts.actions.compromise import freeze, still_missing, unfreeze
from marketplace.accounts.actions.demo import DEMO_SECRET
from marketplace.accounts.actions.people import own_party
from marketplace.accounts.actions.phones import keep_phone
from marketplace.accounts.models import User
from marketplace.accounts.signin.links import freeze_token
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
NEW = "a-new-quiet-sentence-2026"


def sign_in(user, password=PASSWORD) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": password})
    return client


def is_in(client) -> bool:
    return client.get(reverse("me")).status_code == 200


def frozen(claire) -> User:
    freeze(claire, by=own_party(claire), way="page")
    return claire


def reset(client, claire, code) -> None:
    client.post(reverse("account_reset_password"), {"email": claire.email})
    client.post(reverse("account_confirm_password_reset_code"), {"code": code()})
    typed = {"password1": NEW, "password2": NEW}
    client.post(reverse("account_complete_password_reset"), typed)


def test_the_button_ends_every_sign_in_and_freezes(claire) -> None:
    here, there = sign_in(claire), sign_in(claire)
    assert is_in(here) and is_in(there)
    here.post(reverse("account_compromised"))
    assert not is_in(here) and not is_in(there)
    assert User.objects.get(pk=claire.pk).frozen_at is not None


def test_the_link_of_a_mail_asks_first_and_then_does_the_same(client, claire) -> None:
    there = sign_in(claire)
    url = reverse("account_freeze", args=[freeze_token(claire)])
    assert client.get(url).status_code == 200
    assert is_in(there)
    client.post(url)
    assert not is_in(there)


def test_every_security_mail_carries_that_link(client, claire) -> None:
    sign_in(claire).get("/")
    client.post(reverse("account_reset_password"), {"email": claire.email})
    link = re.search(r"http\S+(/accounts/compromised/\S+/)", str(mail.outbox[-1].body))
    assert client.get(link[1]).status_code == 200


@pytest.mark.parametrize("token", ["x", "1:abc:def"])
def test_a_wrong_link_is_unknown(client, token) -> None:
    assert client.get(reverse("account_freeze", args=[token])).status_code == 404


def test_a_month_later_the_link_is_over(client, claire, monkeypatch) -> None:
    url, then = reverse("account_freeze", args=[freeze_token(claire)]), time.time()
    monkeypatch.setattr(time, "time", lambda: then + 31 * 86_400)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize("right", ["buy", "receive_money", "manage"])
def test_a_frozen_owner_may_not(right) -> None:
    assert Party(1, 1, "owner").may(right)
    assert not Party(1, 1, "owner", frozen=True).may(right)


def test_a_frozen_owner_still_reads() -> None:
    assert Party(1, 1, "owner", frozen=True).may("view")


@pytest.mark.parametrize(
    "name", ["account_email", "account_change_phone", "mfa_activate_totp", "mfa_add_webauthn"]
)
def test_no_new_way_in_is_made_while_frozen(claire, name) -> None:
    client = sign_in(frozen(claire))
    assert client.get(reverse(name))["location"] == reverse("account_unfreeze")
    assert client.post(reverse(name), {})["location"] == reverse("account_unfreeze")


def test_who_is_frozen_starts_at_the_proofs(client, claire) -> None:
    typed = {"login": frozen(claire).email, "password": PASSWORD}
    answer = client.post(reverse("account_login"), typed)
    assert answer["location"] == reverse("account_unfreeze")


def test_both_proofs_are_wanted(claire) -> None:
    assert still_missing(frozen(claire), ["password"]) == ["password", "second"]
    with pytest.raises(Refused):
        unfreeze(claire, ["password", "totp"], by=own_party(claire))


def test_nobody_else_opens_it(claire) -> None:
    frozen(claire)
    with pytest.raises(Refused):
        unfreeze(claire, ["totp"], by=Party(claire.pk + 1, None, "support"))


def test_password_reset_and_authenticator_open_it_again(client, claire, mailed_code) -> None:
    TOTP.activate(claire, DEMO_SECRET)
    reset(client, frozen(claire), mailed_code)
    person = sign_in(claire, NEW)
    code = format_hotp_value(hotp_value(DEMO_SECRET, int(time.time()) // 30))
    person.post(reverse("mfa_authenticate"), {"code": code})
    answer = person.post(reverse("account_unfreeze"))
    assert answer["location"] == "/desk/"
    assert User.objects.get(pk=claire.pk).frozen_at is None


def test_without_a_second_proof_the_button_is_refused_and_recovery_named(
    client, claire, mailed_code
) -> None:
    reset(client, frozen(claire), mailed_code)
    person = sign_in(claire, NEW)
    assert reverse("account_recovery") in person.get(reverse("account_unfreeze")).content.decode()
    assert person.post(reverse("account_unfreeze")).status_code == 422


@pytest.fixture
def renewed(client, claire, mailed_code) -> User:
    """A frozen person with a proved telephone and a new password."""
    keep_phone(claire, "+33612345678")
    reset(client, frozen(claire), mailed_code)
    return claire


def test_a_code_by_text_is_a_second_proof(renewed, settle, settings, tmp_path) -> None:
    settings.DATA_DIR = tmp_path
    person = sign_in(renewed, NEW)
    way = reverse("account_prove_by_phone")
    person.post(way, {"send": "first"})
    settle()
    text = next((tmp_path / "sms").glob("*.json")).read_text()
    person.post(way, {"code": re.search(r"[A-Z]{4}-[A-Z]{4}", text)[0]})
    assert person.post(reverse("account_unfreeze"))["location"] == "/desk/"


def test_a_text_stands_in_for_no_password(client, claire) -> None:
    keep_phone(claire, "+33612345678")
    person = sign_in(claire)
    way = reverse("account_prove_by_phone")
    person.post(way, {"send": "first"})
    person.post(way, {"code": person.session["account_proof_code"]["code"]})
    assert person.get(reverse("own_identity_number")).status_code == 302


def test_who_has_no_second_proof_reads_it_before_freezing(client, claire) -> None:
    words, person = "You have no second proof", sign_in(claire)
    assert words in person.get(reverse("account_compromised")).content.decode()
    keep_phone(claire, "+33612345678")
    assert words not in person.get(reverse("account_compromised")).content.decode()


def test_a_second_freezing_is_one_event(claire) -> None:
    freeze(frozen(claire), by=own_party(claire), way="mail")
    assert Event.objects.filter(name="person.frozen").count() == 1


def test_visitors_learn_the_way(client) -> None:
    page = client.get(reverse("account_compromised")).content.decode()
    assert reverse("account_recovery") in page and reverse("account_reset_password") in page


def test_who_is_not_frozen_has_nothing_to_prove(claire) -> None:
    assert sign_in(claire).get(reverse("account_unfreeze"))["location"] == reverse("me")
