"""Staff get nowhere without a second factor, and the password alone opens no door."""

import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.urls import reverse

from marketplace.accounts.actions import demo_code, install_demo_second_factor, make_staff
from marketplace.accounts.actions.demo import DEMO_SECRET
from marketplace.accounts.actions.people import Newcomer
from marketplace.accounts.models import User
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db
DOORS = (
    "/accounts/login/",
    "/admin/login/",
    "/cms/login/",
    "/dashboard/login/",
    "/_util/login/",
)


@pytest.fixture
def moderator(db) -> User:
    """Staff without a second factor yet."""
    newcomer = Newcomer(
        email="moderator@demo.example", first_name="Mara", last_name="Lind", password=PASSWORD
    )
    return make_staff(newcomer.email, "moderator", by=SYSTEM, newcomer=newcomer)


@pytest.fixture
def guarded(moderator) -> User:
    """Staff with the demo's second factor."""
    install_demo_second_factor(moderator)
    return moderator


def knock(client, user, door="/accounts/login/") -> HttpResponse:
    typed = {"login": user.email, "username": user.email, "email": user.email}
    return client.post(door, typed | {"password": PASSWORD, "login-username": user.email})


def test_staff_without_it_are_sent_to_set_it_up(client, moderator) -> None:
    knock(client, moderator)
    answer = client.get(reverse("me"))
    assert answer["location"] == reverse("mfa_activate_totp")


def test_staff_without_it_can_still_leave(client, moderator) -> None:
    knock(client, moderator)
    assert client.post(reverse("account_logout")).status_code == 302
    assert "_auth_user_id" not in client.session


def test_an_administrator_without_a_role_needs_it_too(client, claire) -> None:
    claire.is_superuser = True
    claire.save()
    client.force_login(claire)
    assert client.get(reverse("me"))["location"] == reverse("mfa_activate_totp")


def test_other_people_do_not_need_it(client, claire) -> None:
    client.force_login(claire)
    assert client.get(reverse("me")).status_code == 200


@pytest.mark.parametrize("door", DOORS)
def test_the_password_alone_opens_no_door(client, guarded, door) -> None:
    knock(client, guarded, door)
    assert "_auth_user_id" not in client.session


def test_the_mailed_code_alone_opens_no_door(client, guarded, mailed_code) -> None:
    client.post("/accounts/login/", {"login": guarded.email, "password": ""})
    client.post(reverse("account_confirm_login_code"), {"code": mailed_code()})
    assert "_auth_user_id" not in client.session


def test_password_and_time_based_code_open(client, guarded) -> None:
    knock(client, guarded)
    code = format_hotp_value(hotp_value(DEMO_SECRET, int(time.time()) // 30))
    answer = client.post(reverse("mfa_authenticate"), {"code": code})
    assert answer["location"] == "/moderation/"


def test_password_and_recovery_code_open_once(client, guarded) -> None:
    code = demo_code(guarded.email)
    for expected in (True, False):
        client.logout()
        knock(client, guarded)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert ("_auth_user_id" in client.session) is expected


def test_the_command_prints_a_new_code_each_time(guarded, capsys) -> None:
    call_command("demo_code", guarded.email)
    call_command("demo_code", guarded.email)
    first, second = capsys.readouterr().out.split()
    assert (len(first), first == second) == (8, False)


def test_codes_given_out_before_stay_good(client, guarded) -> None:
    first = demo_code(guarded.email)
    demo_code(guarded.email)
    knock(client, guarded)
    client.post(reverse("mfa_authenticate"), {"code": first})
    assert client.session["_auth_user_id"] == str(guarded.pk)


def test_nobody_real_has_published_codes(claire) -> None:
    with pytest.raises(CommandError):
        call_command("demo_code", claire.email)
    with pytest.raises(Refused):
        install_demo_second_factor(claire)


def test_the_command_makes_staff(claire) -> None:
    call_command("staff", claire.email, role="finance")
    claire.refresh_from_db()
    assert (claire.staff_role, claire.is_staff, claire.needs_second_factor) == (
        "finance",
        False,
        True,
    )


def test_a_role_that_does_not_exist_is_refused(claire) -> None:
    with pytest.raises(Refused):
        make_staff(claire.email, "king", by=SYSTEM)


def test_staff_set_it_up_and_go_on(client, moderator) -> None:
    knock(client, moderator)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    answer = client.get(reverse("mfa_activate_totp"))
    page, secret = answer.content.decode(), answer.context["form"].secret
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert "data:image/svg+xml" in page
    assert client.get(reverse("me")).status_code == 200


def test_the_queue_and_the_file_are_the_moderators(client, guarded, claire) -> None:
    client.force_login(guarded)
    assert client.get(reverse("identity:queue")).status_code == 200
    client.force_login(claire)
    assert client.get(reverse("identity:queue")).status_code == 404


def test_a_wrong_code_is_on_record(client, guarded) -> None:
    knock(client, guarded)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert Event.objects.filter(name="person.factor_failed", object_id=guarded.pk).count() == 1
