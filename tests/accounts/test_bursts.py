"""Bursts on passwords and codes stop: from several addresses, and in every spelling."""

import re
import time

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from config.signin import ACCOUNT_RATE_LIMITS
from marketplace.accounts.actions.phones import keep_phone
from marketplace.accounts.signin import limits
from marketplace.accounts.signin.addresses import limit_key, phone_number
from marketplace.kernel.models import Message
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"
SPELLINGS = (
    "claire@firm.example",
    "CLAIRE@firm.example",
    "claire@FIRM.EXAMPLE",
    "ｃｌａｉｒｅ@firm.example",
    "claire@firm。example",
    "c.laire@firm.example",
    "claire+shop@firm.example",
)


def knock(email: str, password: str = "", *, ip: str = "203.0.113.1") -> Client:
    client = Client(REMOTE_ADDR=ip)
    client.post(LOGIN, {"login": email, "password": password})
    return client


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_all_spellings_are_counted_under_one_key(spelling) -> None:
    assert limit_key(spelling) == "claire@firm.example"


@pytest.mark.parametrize("other", ["clara@firm.example", "claire@firm2.example", "x"])
def test_other_people_are_not(other) -> None:
    assert limit_key(other) != "claire@firm.example"


def test_a_domain_is_counted_as_the_net_spells_it() -> None:
    assert limit_key("a@Bücher.example") == limit_key("a@xn--bcher-kva.example")


@pytest.mark.parametrize("spelling", SPELLINGS[:3])
def test_wrong_passwords_from_five_addresses_close_the_account_to_the_sixth(
    claire, spelling
) -> None:
    for last in range(5):
        knock(claire.email, "wrong-wrong-wrong", ip=f"198.51.100.{last}")
    client = knock(spelling, PASSWORD, ip="192.0.2.77")
    assert "_auth_user_id" not in client.session


def test_wrong_passwords_in_many_spellings_count_together(claire) -> None:
    counted = [*SPELLINGS[:3], *SPELLINGS[-2:]]
    for last, spelling in enumerate(counted):
        knock(spelling, "wrong-wrong-wrong", ip=f"198.51.100.{last}")
    assert "_auth_user_id" not in knock(claire.email, PASSWORD, ip="192.0.2.77").session


def test_a_code_still_opens_while_passwords_are_closed(claire, mailed_code) -> None:
    for last in range(6):
        knock(claire.email, "wrong-wrong-wrong", ip=f"198.51.100.{last}")
    client = knock(claire.email)
    client.post(reverse("account_confirm_login_code"), {"code": mailed_code()})
    assert client.session["_auth_user_id"] == str(claire.pk)


def test_three_wrong_codes_end_a_code_and_the_right_one_comes_too_late(claire, mailed_code) -> None:
    client = knock(claire.email)
    code = mailed_code()
    for _ in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": "AAAA-AAAA"})
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert "_auth_user_id" not in client.session


def test_codes_asked_for_from_many_addresses_stop_at_three_a_minute(claire) -> None:
    for last in range(10):
        knock(claire.email, ip=f"198.51.100.{last}")
    assert len(mail.outbox) == 3


def test_a_mailbox_gets_six_mails_in_ten_minutes_in_whatever_spelling(claire, monkeypatch) -> None:
    later = time.time()
    for last, spelling in enumerate([*SPELLINGS, *SPELLINGS]):
        monkeypatch.setattr(time, "time", lambda at=later + 61 * (last // 3): at)
        Client(REMOTE_ADDR=f"198.51.100.{last}").post(LOGIN, {"login": spelling, "password": ""})
    assert len(mail.outbox) == 6


def test_a_code_is_ten_minutes_old_at_most(claire, mailed_code, monkeypatch) -> None:
    client = knock(claire.email)
    code, then = mailed_code(), time.time()
    monkeypatch.setattr(time, "time", lambda: then + 601)
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert "_auth_user_id" not in client.session


def test_codes_are_random_and_of_twenty_letters(claire) -> None:
    for last in range(3):
        knock(claire.email, ip=f"198.51.100.{last}")
    codes = {re.search(r"^([A-Z]{4}-[A-Z]{4})$", str(each.body), re.M)[1] for each in mail.outbox}
    assert len(codes) == 3


def test_a_telephone_gets_three_texts_in_ten_minutes(claire) -> None:
    keep_phone(claire, "+33612345678")
    for last in range(6):
        knock("06 12 34 56 78", ip=f"198.51.100.{last}")
    assert Message.objects.filter(topic="accounts.text").count() == 3


def test_wrong_passwords_for_one_number_leave_another_alone(claire) -> None:
    keep_phone(claire, "+33612345678")
    for last in range(6):
        knock("+33 7 99 99 99 99", "wrong-wrong-wrong", ip=f"198.51.100.{last}")
    assert knock("+33612345678", PASSWORD).session["_auth_user_id"] == str(claire.pk)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("0033 6 12 34 56 78", "+33612345678"),
        ("+86 138 0013 8000", "+8613800138000"),
        ("＋４９ 1512 3456789", "+4915123456789"),
        ("12", None),
        ("a@b.example", None),
        ("", None),
    ],
)
def test_telephones_in_any_notation(typed, expected) -> None:
    assert phone_number(typed, "FR") == expected


def test_the_count_of_a_mailbox_starts_again() -> None:
    assert [limits.may_send("a@b.example", ((2, 60),)) for _ in range(3)] == [True, True, False]


def test_pleas_for_an_account_stop_after_a_handful(settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = ACCOUNT_RATE_LIMITS
    typed = {"email": "claire@firm.example", "story": "Lost both."}
    url = reverse("account_recovery")
    seen = [
        Client().post(url, typed | {"new_email": f"new{n}@mail.example"}).status_code
        for n in range(6)
    ]
    assert seen == [302] * 5 + [422]
