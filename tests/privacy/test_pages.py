"""The pages of cookies and consents, as a browser without script uses them."""

import pytest
from django.urls import reverse

from marketplace.accounts.actions import Newcomer, enrol
from marketplace.accounts.models import User
from marketplace.kernel.party import SYSTEM
from marketplace.privacy.gate import COOKIE
from marketplace.privacy.queries import answers_of
from tests.proving import prove

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire(client) -> User:
    user = enrol(
        Newcomer(email="claire@firm.example", first_name="Claire", last_name="Moreau"), by=SYSTEM
    )
    client.force_login(user)
    return user


def test_nothing_is_ticked_before_the_choice(client) -> None:
    page = client.get(reverse("privacy:cookies")).content.decode()
    assert page.count('<input type="checkbox" checked disabled>') == 1
    assert 'name="statistics" checked' not in page


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ({"choice": "all"}, "personalisation.statistics"),
        ({"choice": "necessary", "statistics": "on"}, ""),
        ({"choice": "chosen", "statistics": "on"}, "statistics"),
        ({}, ""),
    ],
)
def test_a_visitors_choice_is_kept_on_the_device(client, sent, kept) -> None:
    client.post(reverse("privacy:cookies"), sent)
    assert client.cookies[COOKIE].value.split("~")[2] == kept
    assert client.cookies[COOKIE]["max-age"] == 180 * 24 * 3600


@pytest.mark.parametrize(
    ("wanted", "gone"),
    [
        ("/catalogue/?q=bolt", "/catalogue/?q=bolt"),
        ("https://evil.example/", "/privacy/cookies/"),
        ("//evil.example/", "/privacy/cookies/"),
        ("javascript:alert(1)", "/privacy/cookies/"),
        ("", "/privacy/cookies/"),
    ],
)
def test_the_way_on_stays_on_this_host(client, wanted, gone) -> None:
    answer = client.post(reverse("privacy:cookies"), {"choice": "all", "next": wanted})
    assert answer["location"] == gone


def test_a_person_agrees_and_withdraws_with_one_press_each(client, claire) -> None:
    url = reverse("privacy:consents")
    client.post(url, {"purpose": "personalisation", "given": "yes"})
    assert answers_of(claire.pk) == {"personalisation": True}
    client.post(url, {"purpose": "personalisation", "given": "no"})
    assert answers_of(claire.pk) == {"personalisation": False}


def test_the_identity_document_is_agreed_to_on_its_own_form_only(client, claire) -> None:
    answer = client.post(reverse("privacy:consents"), {"purpose": "identity_data", "given": "yes"})
    assert answer.status_code == 422
    assert answers_of(claire.pk) == {}


def test_consents_are_for_people_signed_in(client) -> None:
    answer = client.get(reverse("privacy:consents"))
    assert answer["location"] == "/accounts/login/?next=/privacy/consents/"


def test_the_market_says_that_it_obeys_the_signal(client) -> None:
    assert client.get("/.well-known/gpc.json").json()["gpc"] is True


def test_the_page_says_that_a_signal_wins(client) -> None:
    page = client.get(reverse("privacy:cookies"), headers={"sec-gpc": "1"}).content.decode()
    assert "whatever you choose here" in page


def test_the_policy_table_is_made_from_the_declarations(client) -> None:
    page = client.get(reverse("privacy:data")).content.decode()
    assert "To check that a real person acts" in page


def test_a_copy_is_handed_out_as_a_file(client, claire) -> None:
    answer = prove(client).post(reverse("privacy:copy"))
    assert answer["content-disposition"] == 'attachment; filename="comptoir-my-data.json"'
    assert answer.json()["accounts.User"][0]["email"] == claire.email


def test_a_copy_asks_again_who_is_there(client, claire) -> None:
    claire.set_password("a-long-quiet-sentence")
    claire.save()
    client.force_login(claire)
    assert client.get(reverse("privacy:copy"))["location"].startswith("/accounts/reauthenticate/")
    assert client.post(reverse("privacy:copy"))["location"].startswith("/accounts/reauthenticate/")
