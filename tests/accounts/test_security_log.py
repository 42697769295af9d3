"""The own security log, devices that can be ended, mails about changes, and minors found later."""

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse

from marketplace.accounts.actions import enrol, install_demo_second_factor, make_staff
from marketplace.accounts.actions.minors import close_minor
from marketplace.accounts.actions.people import Newcomer
from marketplace.accounts.actions.photo import change_photo
from marketplace.accounts.models import User
from marketplace.kernel.files import path_of
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from tests.accounts.conftest import PASSWORD
from tests.accounts.documents import given, picture
from tests.proving import prove

pytestmark = pytest.mark.django_db
LOG = "/desk/me/security/"
NEW = "quiet-harbour-1874"


def sign_in(user, browser="Firefox") -> Client:
    client = Client(headers={"user-agent": browser})
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.get(LOG)
    return client


def shown(client) -> str:
    return client.get(LOG).content.decode()


def test_sign_ins_with_their_way_failures_and_changes_are_listed(client, claire) -> None:
    client.post(reverse("account_login"), {"login": claire.email, "password": "wrong-wrong-12"})
    person = sign_in(claire)
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    person.post(reverse("account_change_password"), typed)
    page = shown(person)
    for words in ("A sign-in with a wrong password was refused", "Signed in", "Password changed"):
        assert words in page


def test_nobody_sees_another_ones_log(claire) -> None:
    other = User.objects.create_user("other@firm.example", PASSWORD)
    sign_in(claire)
    client = Client()
    client.force_login(other)
    assert "Signed in" not in shown(client).partition("What happened")[2]


def test_a_device_is_ended_from_another_one(claire) -> None:
    here, lost = sign_in(claire), sign_in(claire, "Lost phone")
    session = UserSession.objects.get(user=claire, user_agent="Lost phone")
    here.post(reverse("account_end_session", args=[session.pk]))
    assert lost.get(reverse("me")).status_code == 302
    assert "A device was signed out" in shown(here)


def test_a_device_of_somebody_else_is_unknown(claire) -> None:
    newcomer = Newcomer(
        email="other@firm.example", first_name="Otto", last_name="Rau", password=PASSWORD
    )
    sign_in(enrol(newcomer, by=SYSTEM))
    session = UserSession.objects.get(user__email="other@firm.example")
    assert (
        sign_in(claire).post(reverse("account_end_session", args=[session.pk])).status_code == 404
    )


def test_all_others_end_at_once(claire) -> None:
    here, lost = sign_in(claire), sign_in(claire, "Lost phone")
    here.post(reverse("usersessions_list"))
    assert (here.get(reverse("me")).status_code, lost.get(reverse("me")).status_code) == (200, 302)


def test_signing_out_ends_the_session_on_the_server(claire) -> None:
    client = sign_in(claire)
    cookie = client.cookies["session"].value
    client.post(reverse("account_logout"))
    thief = Client()
    thief.cookies["session"] = cookie
    assert thief.get(reverse("me")).status_code == 302


def test_signing_in_changes_the_session_key(claire) -> None:
    client = Client()
    client.get(reverse("account_login"))
    client.post(reverse("set_language"), {"language": "fr"})
    before = client.session.session_key
    client.post(reverse("account_login"), {"login": claire.email, "password": PASSWORD})
    assert client.session.session_key != before


def test_a_closed_account_is_out_at_the_next_page(claire) -> None:
    client = sign_in(claire)
    User.objects.filter(pk=claire.pk).update(is_active=False)
    assert client.get(reverse("me")).status_code == 302


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "This changed in your account"), ("fr", "Comptoir"), ("zh-hans", "Comptoir")],
)
def test_mails_about_changes_are_in_the_readers_language_as_text_and_html(
    claire, language, words
) -> None:
    User.objects.filter(pk=claire.pk).update(language=language)
    person = prove(sign_in(claire))
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    person.post(reverse("account_change_password"), typed)
    sent = mail.outbox[-1]
    html = sent.alternatives[0].content
    assert words in str(sent.body) and words in html
    assert f'lang="{language}"' in html
    assert "/accounts/compromised/" in str(sent.body)


def test_mails_hold_no_picture_and_no_tracked_link(client, claire) -> None:
    client.post(reverse("account_login"), {"login": claire.email, "password": ""})
    html = mail.outbox[-1].alternatives[0].content
    assert "<img" not in html and "utm_" not in html and "?" not in html.partition("href=")[2]


def test_a_mail_names_the_browser_in_words(claire) -> None:
    person = prove(sign_in(claire, "Mozilla/5.0 (Windows NT 10.0) Firefox/144.0"))
    typed = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    person.post(reverse("account_change_password"), typed)
    assert "with this browser: Firefox · Windows" in str(mail.outbox[-1].body)


@pytest.mark.parametrize(("proxies", "seen"), [(0, "127.0.0.1"), (1, "10.1.1.1")])
def test_limits_and_the_list_of_devices_know_who_stands_behind_a_trusted_proxy(
    claire, settings, proxies, seen
) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    client = Client(headers={"x-forwarded-for": "6.6.6.6, 10.1.1.1"})
    client.post(reverse("account_login"), {"login": claire.email, "password": PASSWORD})
    assert UserSession.objects.get(user=claire).ip == seen


def officer(role="support") -> Party:
    newcomer = Newcomer(email=f"{role}@demo.example", first_name="S", last_name="R")
    return Party(make_staff(newcomer.email, role, by=SYSTEM, newcomer=newcomer).pk, None, role)


@pytest.mark.parametrize("role", ["support", "privacy_officer"])
def test_a_minor_is_closed_and_erased_and_both_are_on_record(claire, role) -> None:
    client = sign_in(claire)
    close_minor(claire, reason="School told us", by=officer(role))
    user = User.objects.get(pk=claire.pk)
    assert (user.is_active, user.first_name, user.email.endswith("@erased.invalid")) == (
        False,
        "",
        True,
    )
    assert client.get(reverse("me")).status_code == 302
    names = Event.objects.filter(
        object_id=claire.pk, name__in=("person.minor_closed", "person.erased")
    )
    assert [each.name for each in names.order_by("pk")] == ["person.minor_closed", "person.erased"]


def test_of_a_minor_neither_scan_nor_photo_stays(
    claire, django_capture_on_commit_callbacks
) -> None:
    own = Party(claire.pk, None, "person")
    change_photo(claire, picture(), by=own)
    check = given(own)
    kept = [path_of(claire.photo), path_of(check.document)]
    assert all(path.is_file() for path in kept)
    with django_capture_on_commit_callbacks(execute=True):
        close_minor(claire, reason="School told us", by=officer())
    assert not any(path.is_file() for path in kept)


def test_support_closes_a_minor_on_its_page(client, claire) -> None:
    sam = User.objects.get(pk=officer().person_id)
    install_demo_second_factor(sam)
    client.force_login(sam)
    typed = {"email": "CLAIRE@firm.example", "reason": "School told us", "sure": "on"}
    assert client.post(reverse("recovery:minor"), typed | {"sure": ""}).status_code == 422
    assert client.post(reverse("recovery:minor"), typed).status_code == 302
    assert not User.objects.get(pk=claire.pk).is_active


@pytest.mark.parametrize("role", ["moderator", "finance", "owner"])
def test_others_close_nobody(claire, role) -> None:
    with pytest.raises(Refused):
        close_minor(claire, reason="x", by=Party(claire.pk + 9, None, role))
