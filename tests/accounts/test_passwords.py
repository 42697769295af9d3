"""Passwords: length alone counts, the known ones are refused, online only where switched on."""

import hashlib

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from marketplace.accounts.signin import passwords, pwned

GOOD = (
    "a-long-quiet-sentence-2026",
    "correct horse battery staple",
    "静かな港の長い長い文章です",
    "x7" + "q" * 8 + "Zk!w" * 20,
)
KNOWN = (
    "qwerty123456",
    "1qaz2wsx3edc",
    "Password2024!!",
    "P4ssw0rd!!!!!",
    "letmeinletmein",
    "aaaaaaaaaaaaaa",
    "QWERTYUIOP123",
)


@pytest.mark.parametrize("password", GOOD)
def test_long_ones_of_any_signs_are_taken(password) -> None:
    validate_password(password)


@pytest.mark.parametrize("password", KNOWN)
def test_known_ones_are_refused_with_what_was_put_around_them(password) -> None:
    with pytest.raises(ValidationError) as refusal:
        validate_password(password)
    assert "password_breached" in {error.code for error in refusal.value.error_list}


def test_eleven_signs_are_too_few() -> None:
    with pytest.raises(ValidationError) as refusal:
        validate_password("kV9w-tzPq1x")
    assert [error.code for error in refusal.value.error_list] == ["password_too_short"]


def test_the_list_that_is_shipped_is_sorted_and_whole() -> None:
    raw = passwords.LIST.read_bytes()
    entries = [raw[at : at + 5] for at in range(0, len(raw), 5)]
    assert (len(entries), entries == sorted(set(entries))) == (48749, True)


def test_the_online_check_sends_five_hex_digits_and_reads_the_rest(monkeypatch) -> None:
    digest = hashlib.sha1(b"a-long-quiet-sentence-2026", usedforsecurity=False).hexdigest().upper()
    asked = []
    lines = f"{'0' * 35}:0\r\n{digest[5:]}:17\r\n"
    monkeypatch.setattr(pwned, "answer", lambda prefix: asked.append(prefix) or lines)
    assert pwned.is_known("a-long-quiet-sentence-2026")
    assert not pwned.is_known("another-quiet-sentence")
    assert asked[0] == digest[:5]


def test_the_online_check_is_off_and_can_be_switched_on(settings) -> None:
    assert settings.BREACHED_PASSWORDS_ADAPTER == ""
    settings.BREACHED_PASSWORDS_ADAPTER = "tests.accounts.test_passwords.knows_all"
    with pytest.raises(ValidationError):
        validate_password("a-long-quiet-sentence-2026")


def knows_all(password: str) -> bool:
    """Stand for a service that knows every password."""
    return bool(password)


def test_a_service_that_is_away_refuses_nothing(monkeypatch) -> None:
    monkeypatch.setattr(pwned, "ADDRESS", "https://127.0.0.1:1/")
    assert not pwned.is_known("a-long-quiet-sentence-2026")
