"""Pure rules about people."""

from datetime import date

import pytest
from django.db import IntegrityError

from config.signin import ACCOUNT_RATE_LIMITS, with_more_per_address
from marketplace.accounts import rules
from marketplace.accounts.models import User
from marketplace.accounts.process import IDENTITY
from marketplace.accounts.signin.devices import device


def test_the_table_has_no_dead_ends() -> None:
    assert (IDENTITY.unreachable(), IDENTITY.stuck(), IDENTITY.unknown()) == (set(), set(), set())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("12AB34567", True), ("1234", False), ("12-34", False), ("", False), ("9" * 25, False)],
)
def test_document_numbers(typed, expected) -> None:
    assert rules.is_document_number(typed) is expected


@pytest.mark.parametrize(
    ("expires_on", "expected"),
    [(None, True), (date(2026, 11, 22), True), (date(2026, 11, 21), False)],
)
def test_a_document_holds_to_the_end_of_its_day(expires_on, expected) -> None:
    assert rules.is_still_valid(expires_on, date(2026, 11, 22)) is expected


@pytest.mark.parametrize(
    ("email", "expected"),
    [("a@demo.example", True), ("a@DEMO.example", True), ("a@mydemo.example", False)],
)
def test_demo_addresses(email, expected) -> None:
    assert rules.is_demo_address(email) is expected


def test_only_limits_per_address_are_raised() -> None:
    raised = with_more_per_address(ACCOUNT_RATE_LIMITS, 10)
    assert raised["login_failed"] == "100/m/ip,5/300s/key"
    assert raised["confirm_email"] == "1/10s/key"


@pytest.mark.django_db
def test_one_person_per_address_whatever_its_case() -> None:
    User.objects.create_user("claire@firm.example")
    with pytest.raises(IntegrityError):
        User.objects.bulk_create([User(email="Claire@firm.example")])


@pytest.mark.django_db
def test_a_role_outside_the_list_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError):
        User.objects.bulk_create([User(email="x@firm.example", staff_role="king")])


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Firefox/144.0", "Firefox · Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/142.0 Safari/537.36 Edg/142.0", "Edge · Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1", "Safari · iPhone"),
        ("curl/8.0", "curl/8.0"),
        ("", ""),
    ],
)
def test_a_browser_in_words(says, shown) -> None:
    assert device(says) == shown
