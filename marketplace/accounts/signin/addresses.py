"""What people type as their address or telephone, as it is compared and counted. Pure."""

import unicodedata
from typing import Final

import phonenumbers

_DOTS: Final = str.maketrans({"\u3002": ".", "\uff0e": ".", "\uff61": "."})


def limit_key(typed: str) -> str:
    """Return the one key under which all spellings of an address are counted.

    NFKC, case, dots and a `+tag` before the @ and the spelling of the domain (IDNA) do not matter:
    most of them reach one mailbox. The key is for counting alone, never for finding an account.
    """
    plain = unicodedata.normalize("NFKC", typed).translate(_DOTS).strip().casefold()
    name, at, domain = plain.rpartition("@")
    if not at:
        return plain
    return f"{name.partition('+')[0].replace('.', '')}@{_ascii(domain)}"


def _ascii(domain: str) -> str:
    trimmed = domain.strip(".")
    try:
        return trimmed.encode("idna").decode().lower()
    except UnicodeError:  # too long a label, or signs that no domain has
        return trimmed


def phone_number(typed: str, country: str) -> str | None:
    """Return a telephone number in E.164, or None; without a prefix it is one of the country."""
    plain = unicodedata.normalize("NFKC", typed).strip()
    if "@" in plain:
        return None
    plain = f"+{plain[2:]}" if plain.startswith("00") else plain
    try:
        number = phonenumbers.parse(plain, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
