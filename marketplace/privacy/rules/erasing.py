"""What names a person in a text, and the text without it. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import phonenumbers
from django.utils.text import slugify

TAKEN_OUT: Final = "[…]"
FORMATS: Final = (
    phonenumbers.PhoneNumberFormat.E164,
    phonenumbers.PhoneNumberFormat.INTERNATIONAL,
    phonenumbers.PhoneNumberFormat.NATIONAL,
)


@dataclass(frozen=True, slots=True)
class Traces:
    """What names one person: `sure` wherever it stands, `own` only in rows of their own."""

    sure: tuple[str, ...]
    own: tuple[str, ...]


def traces(
    email: str, names: tuple[str, str], phones: Iterable[str], *, shared: bool = False
) -> Traces:
    """Return address, numbers and full name in both orders; and each name alone, for own rows.

    `names` are first and last name; where they are `shared` with somebody else's account, they
    prove nothing in other people's rows.
    """
    first, last = names
    full = [f"{first} {last}", f"{last} {first}", f"{last}, {first}"] if first and last else []
    tight = [] if (first + last).isascii() else [last + first]
    named = [*full, *tight, slugify(full[0])] if full else []
    sure = [email, *(form for phone in phones for form in notations(phone))]
    own = [*sure, *named, first, last]
    return Traces(_sorted(sure if shared else [*sure, *named]), _sorted(own))


def _sorted(terms: Iterable[str]) -> tuple[str, ...]:
    """Return what says anything, the longest first: it may hold the others."""
    return tuple(sorted({term for term in terms if len(term) > 1}, key=lambda term: -len(term)))


def notations(phone: str) -> Iterator[str]:
    """Yield a number as it is stored and as people write it."""
    if not phone:
        return
    yield phone
    try:
        number = phonenumbers.parse(phone, None)
    except phonenumbers.NumberParseException:
        return
    yield from (phonenumbers.format_number(number, notation) for notation in FORMATS)


def scrubbed(value: Any, terms: tuple[str, ...]) -> Any:
    """Return a text, or every text inside a JSON value, without the terms."""
    if isinstance(value, str):
        return _pattern(terms).sub(TAKEN_OUT, value) if terms else value
    if isinstance(value, dict):
        return {key: scrubbed(each, terms) for key, each in value.items()}
    return [scrubbed(each, terms) for each in value] if isinstance(value, list) else value


def _pattern(terms: tuple[str, ...]) -> re.Pattern[str]:
    """Match whole words; languages that write without spaces have none."""
    return re.compile("|".join(_whole(term) for term in terms), re.IGNORECASE)


def _whole(term: str) -> str:
    plain = re.escape(term)
    before = r"(?<!\w)" if term[0].isascii() and term[0].isalnum() else ""
    after = r"(?!\w)" if term[-1].isascii() and term[-1].isalnum() else ""
    return f"{before}{plain}{after}"
