"""Sign-in by a code on the telephone: proved first, sealed on its way, within limits that cost."""

import json
import re
from pathlib import Path
from urllib.error import URLError

import pytest
from django.urls import reverse

from marketplace.accounts.actions.phones import keep_phone
from marketplace.accounts.models import User
from marketplace.kernel.models import Message
from marketplace.kernel.refusal import Refused
from marketplace.notices import sms
from marketplace.notices.sms import backends
from tests.accounts.conftest import PASSWORD
from tests.proving import prove

pytestmark = pytest.mark.django_db
NUMBER = "+33612345678"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    """Texts of a test go to its own folder."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "sms"


def texts(folder: Path) -> list[dict[str, str]]:
    return [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]


def code_in(folder: Path) -> str:
    return re.search(r"[A-Z]{4}-[A-Z]{4}", texts(folder)[-1]["text"])[0]


def test_a_number_is_kept_once_its_code_was_typed(client, claire, settle, folder) -> None:
    client.force_login(claire)
    prove(client).post(reverse("account_change_phone"), {"phone": "06 12 34 56 78"})
    settle()
    assert User.objects.get(pk=claire.pk).phone is None
    client.post(reverse("account_verify_phone"), {"code": code_in(folder)})
    kept = User.objects.get(pk=claire.pk)
    assert (kept.phone, kept.phone_verified) == (NUMBER, True)


@pytest.mark.parametrize("typed", [NUMBER, "06 12 34 56 78", "0033612345678"])
def test_a_code_by_text_opens(client, claire, settle, folder, typed) -> None:
    keep_phone(claire, NUMBER)
    client.post(reverse("account_login"), {"login": typed, "password": ""})
    settle()
    client.post(reverse("account_confirm_login_code"), {"code": code_in(folder)})
    assert client.session["_auth_user_id"] == str(claire.pk)
    assert texts(folder)[-1]["to"] == NUMBER


def test_number_and_password_open(client, claire) -> None:
    keep_phone(claire, NUMBER)
    client.post(reverse("account_login"), {"login": NUMBER, "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(claire.pk)


def test_a_number_that_was_never_proved_opens_nothing(client, claire) -> None:
    User.objects.filter(pk=claire.pk).update(phone=NUMBER)
    client.post(reverse("account_login"), {"login": NUMBER, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_an_unknown_number_gets_no_text_and_the_same_work(client, claire, settle, folder) -> None:
    client.post(reverse("account_login"), {"login": NUMBER, "password": ""})
    assert Message.objects.filter(topic="accounts.text").count() == 1
    settle()
    assert texts(folder) == []


def test_the_code_does_not_lie_open_in_the_outbox(client, claire) -> None:
    keep_phone(claire, NUMBER)
    client.post(reverse("account_login"), {"login": NUMBER, "password": ""})
    payload = str(Message.objects.get(topic="accounts.text").payload)
    assert NUMBER not in payload and not re.search(r"[A-Z]{4}-[A-Z]{4}", payload)


def test_one_number_belongs_to_one_account(claire) -> None:
    other = User.objects.create_user("other@firm.example")
    keep_phone(claire, NUMBER)
    with pytest.raises(Refused):
        keep_phone(other, NUMBER)


def test_what_is_no_number_is_said(client) -> None:
    page = client.post(reverse("account_login"), {"login": "12", "password": ""})
    assert "with its country code" in page.content.decode()


def test_countries_that_nobody_pays_for_are_refused(settings) -> None:
    settings.SMS_COUNTRIES = frozenset({"DE"})
    with pytest.raises(sms.NotSent, match="country"):
        sms.send(NUMBER, "text")


def test_the_cap_of_a_day_holds(settings, folder) -> None:
    settings.SMS_MOST_PER_DAY = 2
    sms.send(NUMBER, "1")
    sms.send(NUMBER, "2")
    with pytest.raises(sms.NotSent, match="cap"):
        sms.send(NUMBER, "3")
    assert len(texts(folder)) == 2


def test_without_a_backend_nothing_leaves_and_the_page_says_so(client, claire, settings) -> None:
    settings.SMS_BACKEND = ""
    keep_phone(claire, NUMBER)
    answer = client.post(reverse("account_login"), {"login": NUMBER, "password": ""}, follow=True)
    assert "sends no texts yet" in answer.content.decode()
    with pytest.raises(sms.NotSent, match="off"):
        sms.send(NUMBER, "text")


def test_the_console_shows_the_text(settings, capsys) -> None:
    settings.SMS_BACKEND = "marketplace.notices.sms.backends.console"
    sms.send(NUMBER, "hello")
    assert capsys.readouterr().err == f"SMS to {NUMBER}: hello\n"


def test_the_provider_gets_json_and_a_token(settings, monkeypatch) -> None:
    sent = []
    monkeypatch.setattr(backends, "_post", lambda *given: sent.append(given))
    settings.SMS_API_URL, settings.SMS_API_TOKEN = "https://sms.example/batches", "t0ken"
    backends.sinch(NUMBER, "hello")
    body = {"from": "Comptoir", "to": [NUMBER], "body": "hello"}
    assert sent == [("https://sms.example/batches", body, {"Authorization": "Bearer t0ken"})]


@pytest.mark.parametrize("url", ["", "http://sms.example/batches", "https://127.0.0.1:1/"])
def test_a_provider_that_is_wrong_or_away_is_tried_again(settings, url) -> None:
    settings.SMS_API_URL = url
    with pytest.raises((OSError, URLError)):
        backends.sinch(NUMBER, "hello")
