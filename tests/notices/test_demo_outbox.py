"""The demo's outbox: this machine reads it, nobody else, and never in a real market."""

import os

import pytest
from django.core.mail import send_mail

pytestmark = pytest.mark.django_db
URL = "/demo/outbox/"


@pytest.fixture
def mailed(settings, tmp_path) -> None:
    """One mail in the folder."""
    settings.DEMO = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path
    send_mail("Ihr Prüfcode", "ABCD-EFGH é", None, ["lena@firm.example"])


def test_a_mail_is_listed_and_read(client, mailed) -> None:
    page = client.get(URL)
    assert [mail.subject for mail in page.context["mails"]] == ["Ihr Prüfcode"]
    key = page.context["mails"][0].key
    assert "ABCD-EFGH é" in client.get(f"{URL}{key}/").content.decode()


@pytest.mark.parametrize(
    "elsewhere",
    [
        {"REMOTE_ADDR": "10.0.0.7"},
        {"REMOTE_ADDR": ""},
        {"HTTP_X_FORWARDED_FOR": "10.0.0.7"},
    ],
)
def test_other_machines_find_nothing(client, mailed, elsewhere) -> None:
    assert client.get(URL, **elsewhere).status_code == 404


def test_a_real_market_has_no_such_page(client, mailed, settings) -> None:
    settings.DEMO = False
    assert client.get(URL).status_code == 404


@pytest.mark.parametrize("key", ["nothing.0", "..%2f..%2fetc%2fpasswd.0", "x", "x.99"])
def test_a_key_that_is_none_is_not_found(client, mailed, key) -> None:
    assert client.get(f"{URL}{key}/").status_code == 404


def test_newest_first_and_fifty_at_most(client, mailed, tmp_path) -> None:
    for number in range(55):
        path = tmp_path / f"{number}.log"
        path.write_text(f"Subject: Mail {number}\nTo: a@firm.example\n\nx\n")
        os.utime(path, (number, 2_000_000_000 + number))
    mails = client.get(URL).context["mails"]
    assert (len(mails), mails[0].subject, mails[49].subject) == (50, "Mail 54", "Mail 5")


def test_without_a_folder_it_is_empty(client, settings, tmp_path) -> None:
    settings.DEMO, settings.EMAIL_FILE_PATH = True, tmp_path / "none"
    assert client.get(URL).context["mails"] == []
