"""A new index key takes over in batches, and equal numbers are found all the while."""

import base64
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from marketplace.accounts.models import IdentityCheck, User
from marketplace.accounts.queries import others_with_number
from marketplace.kernel import vault

K1, K2 = (base64.b64encode(bytes([n]) * 32).decode() for n in (1, 2))
NUMBER = "12 ab 34-567"
COLUMN = "accounts.IdentityCheck.number_index"


@pytest.fixture(autouse=True)
def first_key(settings: Any) -> None:
    settings.INDEX_KEY = K1


def row(email: str, number: str = NUMBER) -> IdentityCheck:
    check = IdentityCheck.objects.create(person=User.objects.create_user(email))
    vault.seal(check, "number", number)
    check.number_index = vault.blind_index("identity_document", number)
    check.save(update_fields=["number", "number_index"])
    return check


def rotated(*options: str) -> str:
    said = StringIO()
    call_command("rotate_keys", *options, stdout=said)
    (line,) = [line for line in said.getvalue().splitlines() if line.startswith(COLUMN)]
    return line.partition(": ")[2]


def pairs(*checks: IdentityCheck) -> list[int]:
    return [others_with_number(IdentityCheck.objects.get(pk=each.pk)).count() for each in checks]


def test_the_newest_key_writes_and_every_key_finds(settings: Any) -> None:
    first = vault.blind_index("x", NUMBER)
    settings.INDEX_KEY = f"{K2}, {K1}"
    second = vault.blind_index("x", NUMBER)
    assert vault.under_each_key(lambda: vault.blind_index("x", NUMBER)) == (second, first)
    assert vault.blind_index("x", NUMBER) == second != first


@pytest.mark.django_db
def test_an_interrupted_change_goes_on_and_duplicates_are_found_in_between(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    checks = [row(f"p{n}@firm.example") for n in range(3)]
    settings.INDEX_KEY = f"{K2},{K1}"
    checks.append(row("new@firm.example"))
    assert pairs(*checks) == [3, 3, 3, 3]
    IdentityCheck.objects.filter(pk=checks[0].pk).update(number_index=checks[3].number_index)
    assert pairs(*checks) == [3, 3, 3, 3]
    monkeypatch.setattr("marketplace.kernel.vault.reindexing.BATCH", 2)
    assert rotated("--dry-run") == "2 would be computed again, 2 with the newest key already"
    assert rotated() == "2 computed again, 2 with the newest key already"
    assert rotated() == "0 computed again, 4 with the newest key already"
    settings.INDEX_KEY = K2
    assert pairs(*checks) == [3, 3, 3, 3]


@pytest.mark.django_db
def test_with_one_key_nothing_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    check = row("claire@firm.example")
    monkeypatch.setattr("marketplace.kernel.vault.fields.opened", None)
    assert vault.indexes_of(check, "number_index") == (check.number_index,)


@pytest.mark.django_db
def test_rows_without_a_number_are_equal_to_none(settings: Any) -> None:
    settings.INDEX_KEY = f"{K2},{K1}"
    check = IdentityCheck.objects.create(person=User.objects.create_user("a@firm.example"))
    row("b@firm.example")
    assert (vault.indexes_of(check, "number_index"), pairs(check)) == ((), [0])


@pytest.mark.django_db
def test_what_can_not_be_opened_keeps_its_index_and_is_said(settings: Any) -> None:
    check = row("claire@firm.example")
    settings.INDEX_KEY, settings.FIELD_KEYS = f"{K2},{K1}", [("k9", b"\x09" * 32)]
    with pytest.raises(CommandError, match="can not be opened"):
        call_command("rotate_keys", stdout=StringIO())
    assert IdentityCheck.objects.get(pk=check.pk).number_index == check.number_index


@pytest.mark.django_db
@pytest.mark.parametrize(("keys", "fits"), [(K1, True), (f"{K2},{K1}", True), (K2, False)])
def test_the_doctor_says_when_the_index_key_is_another_one(
    settings: Any, keys: str, fits: bool
) -> None:
    row("claire@firm.example")
    settings.INDEX_KEY = keys
    said = vault.check()
    assert said is None if fits else "INDEX_KEY" in str(said)


def test_every_index_of_the_market_is_known() -> None:
    assert {each.name for each in vault.all_indexed()} == {
        COLUMN,
        "companies.BankAccount.number_index",
        "companies.Company.registration_index",
        "companies.Company.representative_number_index",
        "companies.Company.vat_index",
        "companies.Identifier.index",
    }
