"""The ledger of consents: rows are added, never changed; each holds the text that was read."""

import pytest
from django.db import IntegrityError
from django.utils.translation import override

from marketplace.accounts.actions import Newcomer, enrol
from marketplace.kernel.clock import now
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.refusal import Refused
from marketplace.privacy.actions import choose_cookies, give, withdraw
from marketplace.privacy.models import AppendOnlyError, Consent
from marketplace.privacy.purposes import ALL, text_hash

pytestmark = pytest.mark.django_db


@pytest.fixture
def claire() -> Party:
    newcomer = Newcomer(email="claire@firm.example", first_name="Claire", last_name="Moreau")
    return Party(enrol(newcomer, by=SYSTEM).pk, None, "person")


def test_giving_and_withdrawing_are_two_rows(claire) -> None:
    give("statistics", by=claire, way="page")
    withdraw("statistics", by=claire, way="page")
    assert list(Consent.objects.values_list("given", flat=True)) == [True, False]


def test_a_repeated_answer_adds_nothing(claire) -> None:
    give("statistics", by=claire, way="page")
    give("statistics", by=claire, way="page")
    assert Consent.objects.count() == 1


def test_a_row_names_the_text_in_the_language_read(claire) -> None:
    with override("fr"):
        give("marketing", by=claire, way="page")
    row = Consent.objects.get()
    assert (row.language, row.text_version, row.way) == ("fr", 1, "page")
    assert row.text_hash == text_hash("marketing", "fr")


def test_nobody_changes_or_removes_a_row(claire) -> None:
    give("marketing", by=claire, way="page")
    row = Consent.objects.get()
    for attempt in (row.save, row.delete, Consent.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            attempt()
    with pytest.raises(AppendOnlyError):
        Consent.objects.update(given=False)


def test_a_visitor_answers_for_the_device_alone() -> None:
    choice = choose_cookies({"statistics", "marketing"}, device="k" * 24, by=VISITOR)
    assert choice.accepted == {"statistics"}
    rows = Consent.objects.values_list("device", "person", "purpose", "given")
    assert sorted(rows) == [
        ("k" * 24, None, "personalisation", False),
        ("k" * 24, None, "statistics", True),
    ]


def test_a_visitor_can_not_answer_for_a_person() -> None:
    with pytest.raises(Refused):
        give("marketing", by=VISITOR, way="page")


def test_a_row_of_nobody_is_refused_by_the_database() -> None:
    row = {"text_version": 1, "text_hash": "", "language": "en", "way": "x", "at": now()}
    with pytest.raises(IntegrityError):
        Consent.objects.create(purpose="marketing", given=True, **row)


def test_the_purposes_of_the_specification_are_all_there() -> None:
    assert [purpose.name for purpose in ALL] == [
        "personalisation",
        "statistics",
        "marketing",
        "sharing",
        "directory",
        "identity_data",
        "cross_border",
    ]
