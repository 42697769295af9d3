"""Sealed numbers: bound to their row, opened for a purpose on record, and keys that change."""

import base64
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from marketplace.accounts.models import IdentityCheck, User
from marketplace.kernel import vault
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.vault import ciphers

K1, K2 = ("k1", b"\0" * 32), ("k2", b"\7" * 32)
NUMBER = "12 ab 34-567"
PLACE = "accounts_identitycheck.number:7"
COLUMN = "accounts.IdentityCheck.number"


@pytest.fixture(autouse=True)
def first_key(settings: Any) -> None:
    settings.FIELD_KEYS = [K1]


def row(email: str = "claire@firm.example", number: str = NUMBER) -> IdentityCheck:
    check = IdentityCheck.objects.create(person=User.objects.create_user(email))
    vault.seal(check, "number", number)
    check.save(update_fields=["number"])
    return check


def officer(email: str = "office@firm.example") -> Party:
    return Party(User.objects.create_user(email, first_name="Ada").pk, None, "moderator")


@given(plain=st.text(min_size=1), pk=st.integers(1))
@settings(max_examples=100, derandomize=True, deadline=None)
def test_what_is_sealed_opens_again_at_its_place_alone(plain: str, pk: int) -> None:
    token = ciphers.sealed(plain, f"t.c:{pk}")
    assert ciphers.is_sealed(token)
    assert ciphers.opened(token, f"t.c:{pk}") == plain
    with pytest.raises(vault.SealBroken):
        ciphers.opened(token, f"t.c:{pk + 1}")


@given(st.data())
@settings(max_examples=100, derandomize=True, deadline=None)
def test_one_bit_changed_anywhere_is_noticed(data: Any) -> None:
    name, _colon, body = ciphers.sealed(NUMBER, PLACE).partition(":")
    raw = bytearray(base64.b64decode(body))
    bit = data.draw(st.integers(0, len(raw) * 8 - 1))
    raw[bit // 8] ^= 1 << bit % 8
    with pytest.raises(vault.SealBroken):
        ciphers.opened(f"{name}:{base64.b64encode(raw).decode()}", PLACE)


@pytest.mark.parametrize("token", ["k1:", "k1:AAAA", "k1:*", "k1", "k9:" + "A" * 60, ":", "k1:é"])
def test_what_is_no_seal_is_one_kind_of_fault_that_tells_nothing(token: str) -> None:
    with pytest.raises(vault.SealBroken) as broken:
        ciphers.opened(token, PLACE)
    assert PLACE in str(broken.value)
    assert broken.value.code == "seal_broken"


def test_the_fault_names_a_key_that_is_missing() -> None:
    with pytest.raises(vault.SealBroken) as broken:
        ciphers.opened("k9:" + "A" * 60, PLACE)
    assert "“k9”" in str(broken.value)


def test_the_same_number_never_looks_alike() -> None:
    assert ciphers.sealed(NUMBER, PLACE) != ciphers.sealed(NUMBER, PLACE)


@pytest.mark.django_db
def test_the_column_holds_no_number_and_the_attribute_does_not_open_it() -> None:
    check = row()
    check.refresh_from_db()
    assert ciphers.is_sealed(check.number)
    assert NUMBER not in check.number


@pytest.mark.django_db
def test_a_plain_text_never_reaches_the_database() -> None:
    check = row()
    check.number = NUMBER
    with pytest.raises(ValueError, match="use vault.seal") as fault:
        check.save()
    assert NUMBER not in str(fault.value)


def test_a_row_without_a_key_seals_nothing() -> None:
    with pytest.raises(ValueError, match="save the identitycheck"):
        vault.seal(IdentityCheck(), "number", NUMBER)


@pytest.mark.django_db
def test_a_column_that_is_not_sealed_is_said_so() -> None:
    with pytest.raises(TypeError, match="number_end is not sealed"):
        vault.seal(row(), "number_end", NUMBER)


@pytest.mark.django_db
def test_an_opening_is_recorded_and_shown() -> None:
    check, by = row(), officer()
    assert vault.reveal(check, "number", purpose="check", by=by) == NUMBER
    event = Event.objects.get(name="accounts.identitycheck.revealed")
    assert event.facts == {"field": "number", "purpose": "check"}
    (opening,) = vault.openings(check)
    assert (opening.who, opening.role, opening.is_staff) == ("Ada", "moderator", True)
    assert opening.purpose == vault.PURPOSES["check"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("purpose", "number", "code"),
    [("", NUMBER, "no_purpose"), ("curiosity", NUMBER, "no_purpose"), ("check", "", "empty")],
)
def test_without_purpose_or_number_nothing_opens(purpose: str, number: str, code: str) -> None:
    check = row(number=number)
    with pytest.raises(Refused) as refusal:
        vault.reveal(check, "number", purpose=purpose, by=officer())
    assert refusal.value.code == code
    assert vault.openings(check) == []


@pytest.mark.django_db
def test_only_a_person_opens() -> None:
    with pytest.raises(Refused) as refusal:
        vault.reveal(row(), "number", purpose="payout", by=SYSTEM)
    assert refusal.value.code == "wrong_actor"


@pytest.mark.django_db
def test_a_seal_moved_to_another_row_does_not_open(caplog: pytest.LogCaptureFixture) -> None:
    mine, other = row(), row("paul@firm.example", "99ZZ88001")
    IdentityCheck.objects.filter(pk=other.pk).update(number=mine.number)
    other.refresh_from_db()
    with pytest.raises(vault.SealBroken) as broken:
        vault.reveal(other, "number", purpose="check", by=officer())
    assert NUMBER not in str(broken.value)
    assert [record.getMessage() for record in caplog.records] == [str(broken.value)]
    assert vault.openings(other) == []


@pytest.mark.parametrize(
    "notation",
    ["de89 3704 0044 0532 0130 00", "DE89-3704-0044-0532-0130-00", "ＤＥ89370400440532013000"],
)
def test_the_blind_index_finds_a_number_in_every_notation(notation: str) -> None:
    index = vault.blind_index("bank_account", "DE89370400440532013000")
    assert vault.blind_index("bank_account", notation) == index
    assert len(index) == 64


def test_the_blind_index_tells_numbers_and_kinds_apart_and_has_a_key(settings: Any) -> None:
    index = vault.blind_index("bank_account", "4711")
    assert vault.blind_index("bank_account", "4712") != index
    assert vault.blind_index("identity_document", "4711") != index
    assert vault.blind_index("bank_account", " - ") == ""
    settings.INDEX_KEY = base64.b64encode(b"\3" * 32).decode()
    assert vault.blind_index("bank_account", "4711") != index


def test_a_number_is_shown_by_its_end() -> None:
    assert vault.masked(vault.end_of("12 ab 34-567")) == "•••• 4567"
    assert vault.masked("") == ""


def rotated(*options: str) -> str:
    said = StringIO()
    call_command("rotate_keys", *options, stdout=said)
    return next(line for line in said.getvalue().splitlines() if line.startswith(COLUMN))


@pytest.mark.django_db
def test_a_new_key_takes_over_and_the_old_one_can_go(settings: Any) -> None:
    check, empty = (
        row(),
        IdentityCheck.objects.create(person=User.objects.create_user("b@b.example")),
    )
    settings.FIELD_KEYS = [K2, K1]
    assert vault.reveal(check, "number", purpose="check", by=officer()) == NUMBER
    assert (
        rotated("--dry-run") == f"{COLUMN}: 1 would be sealed again, 0 with the newest key already"
    )
    assert rotated() == f"{COLUMN}: 1 sealed again, 0 with the newest key already"
    assert rotated() == f"{COLUMN}: 0 sealed again, 1 with the newest key already"
    settings.FIELD_KEYS = [K2]
    check.refresh_from_db()
    empty.refresh_from_db()
    assert (check.number[:3], empty.number, vault.check()) == ("k2:", "", None)
    assert vault.reveal(check, "number", purpose="check", by=officer("b@office.example")) == NUMBER


@pytest.mark.django_db
def test_a_rotation_goes_by_batches(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marketplace.kernel.vault.rotating.BATCH", 2)
    checks = [row(f"p{n}@firm.example", f"NUMBER{n}") for n in range(5)]
    settings.FIELD_KEYS = [K2, K1]
    (found,) = [each for each in vault.rotate() if each.column == COLUMN]
    assert (found.changed, found.newest, found.broken) == (5, 0, 0)
    settings.FIELD_KEYS, by = [K2], officer()
    numbers = [
        vault.reveal(IdentityCheck.objects.get(pk=c.pk), "number", purpose="check", by=by)
        for c in checks
    ]
    assert numbers == [f"NUMBER{n}" for n in range(5)]


@pytest.mark.django_db
def test_a_wrong_key_is_said_and_changes_nothing(settings: Any) -> None:
    check = row()
    before = check.number
    settings.FIELD_KEYS = [K2, ("k1", b"\x09" * 32)]
    with pytest.raises(CommandError, match="can not be opened"):
        call_command("rotate_keys", stdout=StringIO())
    check.refresh_from_db()
    assert check.number == before


@pytest.mark.django_db
def test_another_key_under_the_same_name_is_said(settings: Any) -> None:
    row()
    settings.FIELD_KEYS = [("k1", b"\x09" * 32)]
    with pytest.raises(CommandError, match="another row or key"):
        call_command("rotate_keys", stdout=StringIO())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("keys", "word"),
    [
        ([K1], None),
        ([K2, K1], None),
        ([K2], "“k1”"),
        ([("k1", b"\x09" * 32)], "another row or key"),
    ],
)
def test_the_doctor_says_when_keys_do_not_open_what_is_stored(
    settings: Any, keys: list[tuple[str, bytes]], word: str | None
) -> None:
    row()
    settings.FIELD_KEYS = keys
    said = vault.check()
    assert said is None if word is None else said is not None and word in said


@pytest.mark.django_db
def test_a_number_changed_meanwhile_is_left_to_its_new_value(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = row()
    settings.FIELD_KEYS = [K2, K1]
    opened = ciphers.opened

    def slow(token: str, place: str) -> str:
        plain = opened(token, place)
        vault.seal(check, "number", "FRESH")
        check.save(update_fields=["number"])
        return plain

    monkeypatch.setattr(ciphers, "opened", slow)
    vault.rotate()
    monkeypatch.undo()
    settings.FIELD_KEYS = [K2, K1]
    fresh = IdentityCheck.objects.get(pk=check.pk)
    assert vault.reveal(fresh, "number", purpose="check", by=officer()) == "FRESH"
