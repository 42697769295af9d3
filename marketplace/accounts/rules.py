"""What may be said of a person: stated age, identity document, telephone. Pure."""

import re
import unicodedata
from datetime import date
from typing import Final

import phonenumbers

ADULT_AGE: Final = 18
DEMO_DOMAIN: Final = "@demo.example"
DOCUMENT_KINDS: Final = ("passport", "identity_card", "residence_permit", "driving_licence")
_NOT_IN_NUMBER: Final = re.compile(r"[^0-9A-Z]")


def in_order(words: str) -> str:
    """Return what a list of words is put in order by: case and accents do not count."""
    letters = unicodedata.normalize("NFKD", words.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def document_number(typed: str) -> str:
    """Return a document number as it is compared: capitals and digits alone."""
    return _NOT_IN_NUMBER.sub("", typed.upper())


def is_document_number(typed: str) -> bool:
    """Say whether a number can be one: 5 to 24 letters and digits."""
    return 5 <= len(document_number(typed)) <= 24


def is_still_valid(expires_on: date | None, today: date) -> bool:
    """Say whether a document holds today; one without a last day does."""
    return expires_on is None or expires_on >= today


def always_ends(kind: str) -> bool:
    """Say whether every document of a kind has a last day (passports: ICAO Doc 9303, part 4)."""
    return kind == "passport"


def is_demo_address(email: str) -> bool:
    """Say whether an address belongs to a demo person; nobody real can have one (RFC 2606)."""
    return email.lower().endswith(DEMO_DOMAIN)


def telephone(typed: str, country: str) -> str | None:
    """Return a telephone number in the international notation, None for what is none, "" for "".

    `country` (ISO 3166-1 alpha-2) completes a number written without the code of its country.
    """
    if not typed:
        return ""
    try:
        number = phonenumbers.parse(typed, country or None)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
