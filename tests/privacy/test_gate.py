"""Consent x Do Not Track x Global Privacy Control: what the gate lets through."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from marketplace.accounts.actions import Newcomer, enrol
from marketplace.accounts.models import User
from marketplace.kernel.party import SYSTEM, Party
from marketplace.privacy import rules
from marketplace.privacy.actions import give, withdraw
from marketplace.privacy.gate import COOKIE, allows, choice_needed, person_allows

pytestmark = pytest.mark.django_db
ACCEPTED = rules.write_choice(rules.Choice("k" * 24, frozenset({"personalisation"})))
REFUSED = rules.write_choice(rules.Choice("k" * 24, frozenset()))


def ask(user=None, cookie="", **headers) -> HttpRequest:
    request = RequestFactory().get("/", headers=headers)
    request.user = user
    request.COOKIES[COOKIE] = cookie
    return request


@pytest.fixture
def person() -> User:
    newcomer = Newcomer(email="claire@firm.example", first_name="Claire", last_name="Moreau")
    return enrol(newcomer, by=SYSTEM)


@pytest.mark.parametrize(
    ("cookie", "headers", "expected"),
    [
        ("", {}, False),
        ("nonsense", {}, False),
        (REFUSED, {}, False),
        (ACCEPTED, {}, True),
        (ACCEPTED, {"dnt": "1"}, False),
        (ACCEPTED, {"sec-gpc": "1"}, False),
        (ACCEPTED, {"dnt": "0"}, True),
    ],
)
def test_a_visitor_is_followed_only_by_choice_without_a_signal(cookie, headers, expected) -> None:
    assert allows(ask(cookie=cookie, **headers), "personalisation") is expected


@pytest.mark.parametrize(
    ("given", "headers", "expected"),
    [
        (None, {}, False),
        (False, {}, False),
        (True, {}, True),
        (True, {"dnt": "1"}, False),
        (True, {"sec-gpc": "1"}, False),
    ],
)
def test_a_person_is_followed_only_by_consent_and_without_a_signal(
    person, given, headers, expected
) -> None:
    if given is not None:
        verb = give if given else withdraw
        verb("personalisation", by=Party(person.pk, None, "person"), way="test")
    assert allows(ask(person, **headers), "personalisation") is expected


def test_the_device_does_not_answer_for_a_person(person) -> None:
    assert allows(ask(person, cookie=ACCEPTED), "personalisation") is False


def test_one_purpose_says_nothing_of_another(person) -> None:
    give("personalisation", by=Party(person.pk, None, "person"), way="test")
    assert person_allows(person.pk, "personalisation") is True
    assert person_allows(person.pk, "statistics") is False


def test_a_signal_leaves_marketing_mail_alone(person) -> None:
    give("marketing", by=Party(person.pk, None, "person"), way="test")
    assert allows(ask(person, dnt="1"), "marketing") is True


def test_an_unknown_purpose_is_a_fault() -> None:
    with pytest.raises(KeyError):
        allows(ask(), "advertising")


def test_the_banner_asks_until_somebody_chose(person) -> None:
    assert choice_needed(ask()) is True
    assert choice_needed(ask(cookie=REFUSED)) is False
    assert choice_needed(ask(person, cookie=REFUSED)) is False
    assert choice_needed(ask(person, cookie=ACCEPTED)) is True


def test_the_banner_is_gone_once_the_person_answered(person) -> None:
    withdraw("statistics", by=Party(person.pk, None, "person"), way="test")
    assert choice_needed(ask(person)) is False
