"""A proof of who acts is asked for where it matters, of everybody, and nothing typed is lost."""

import time
from collections.abc import Iterator
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import include, path, reverse
from django.views.generic import View

from marketplace.accounts.proving import KEPT, ProvedMixin
from tests.accounts.conftest import PASSWORD
from tests.proving import prove

pytestmark = pytest.mark.django_db
BANK = "/test/bank/?currency=EUR"
NUMBER = "FR76 3000 6000 0112 3456 7890 189"


class BankView(ProvedMixin, View):
    """A step that needs a proof and says what arrived."""

    def get(self, request) -> HttpResponse:
        return HttpResponse("form")

    def post(self, request) -> HttpResponse:
        changed = "changed" if request.acting_changed else "same"
        return HttpResponse(f"{request.POST['number']} {len(request.FILES)} {changed}")


urlpatterns = [
    path("test/bank/", BankView.as_view()),
    path("test/other/", BankView.as_view()),
    path("", include("config.urls")),
]


@pytest.fixture(autouse=True)
def _bank() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def signed_in(client, claire) -> Client:
    client.force_login(claire)
    return client


def give_password(client, way: str) -> HttpResponse:
    return client.post(way, {"password": PASSWORD})


def test_without_a_proof_the_way_leads_there_and_back(signed_in) -> None:
    way = signed_in.get(BANK)["location"]
    assert way.startswith("/accounts/reauthenticate/?next=")
    assert give_password(signed_in, way)["location"] == BANK
    assert signed_in.get(BANK).content == b"form"


def test_visitors_sign_in_first(client) -> None:
    assert client.get(BANK)["location"].startswith("/accounts/login/?next=")


@pytest.mark.parametrize(("seconds", "status"), [(0, 200), (299, 200), (301, 302)])
def test_a_proof_holds_five_minutes(signed_in, seconds, status) -> None:
    prove(signed_in, seconds_ago=seconds)
    assert signed_in.get(BANK).status_code == status


def asked_back(client, typed: dict[str, object]) -> str:
    """Send the form without a proof; return where the browser goes after the proof."""
    way = str(client.post(BANK, typed)["location"])
    return parse_qs(urlsplit(way).query)["next"][0]


def test_what_was_typed_arrives_after_the_proof_once(signed_in) -> None:
    way = signed_in.post(BANK, {"number": NUMBER})["location"]
    back = give_password(signed_in, way)["location"]
    assert signed_in.get(back).content.decode() == f"{NUMBER} 0 same"
    assert signed_in.get(back).content == b"form"


def test_another_proof_and_a_mere_link_carry_nothing_out(signed_in) -> None:
    signed_in.post(BANK, {"number": NUMBER})
    prove(signed_in)
    assert signed_in.get(BANK).content == b"form"
    assert signed_in.get(f"{BANK}&asked=guessed").content == b"form"


@pytest.mark.parametrize(("seconds", "shown"), [(599, f"{NUMBER} 0 same"), (602, "form")])
def test_a_form_waits_ten_minutes_for_its_proof(signed_in, seconds, shown) -> None:
    back = asked_back(signed_in, {"number": NUMBER})
    later = time.time() + seconds
    with patch("time.time", lambda: later):
        prove(signed_in)
        assert signed_in.get(back).content.decode() == shown


def test_what_was_typed_never_lies_in_the_clear(signed_in) -> None:
    signed_in.post(BANK, {"number": NUMBER})
    assert "3000" not in str(signed_in.session[KEPT])


def test_it_is_taken_up_at_its_own_address_alone(signed_in) -> None:
    back = asked_back(signed_in, {"number": NUMBER})
    prove(signed_in)
    assert signed_in.get(back.replace("/bank/", "/other/")).content == b"form"


def test_another_company_meanwhile_is_noticed(signed_in) -> None:
    back = asked_back(signed_in, {"number": NUMBER, "acting": "999999"})
    prove(signed_in)
    assert signed_in.get(back).content.decode().endswith("changed")


def test_a_file_has_to_be_chosen_again(signed_in, tmp_path) -> None:
    proof = tmp_path / "proof.txt"
    proof.write_text("x")
    with proof.open() as handle:
        back = asked_back(signed_in, {"number": NUMBER, "proof": handle})
    assert "choose the files again" in signed_in.get("/accounts/reauthenticate/").content.decode()
    prove(signed_in)
    assert signed_in.get(back).content.decode() == f"{NUMBER} 0 same"


def test_a_form_of_a_million_signs_is_kept(signed_in) -> None:
    back = asked_back(signed_in, {"number": "9" * 1_000_000})
    prove(signed_in)
    assert len(signed_in.get(back).content) == 1_000_000 + len(" 0 same")


@pytest.fixture
def without_password(client, claire) -> Client:
    claire.set_unusable_password()
    claire.save()
    client.force_login(claire)
    return client


def test_without_a_password_a_mailed_code_is_the_proof(without_password, mailed_code) -> None:
    way = without_password.get(BANK)["location"]
    assert way.startswith("/accounts/prove/?next=")
    without_password.post(way, {"send": "first"})
    assert mail.outbox[-1].to == ["claire@firm.example"]
    answer = without_password.post(way, {"code": mailed_code()})
    assert (answer["location"], without_password.get(BANK).status_code) == (BANK, 200)


def test_the_third_wrong_code_ends_it(without_password, mailed_code) -> None:
    way = reverse("account_prove_by_code")
    without_password.post(way, {"send": "first"})
    code = mailed_code()
    for _ in range(3):
        without_password.post(way, {"code": "AAAA-AAAA"})
    without_password.post(way, {"code": code})
    assert without_password.get(BANK).status_code == 302


@pytest.mark.parametrize("page", ["account_email", "account_change_phone"])
def test_address_and_telephone_want_a_proof_of_people_without_a_password(
    without_password, page
) -> None:
    typed = {"email": "new@firm.example", "action_add": "", "phone": "+33612345678"}
    answer = without_password.post(reverse(page), typed)
    assert answer["location"].startswith("/accounts/prove/?next=")
