"""Bank accounts: the exact fault of a wrong number, and advice that a person weighs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from stdnum import bic as bic_codes
from stdnum import iban
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidLength, ValidationError
from stdnum.iso7064 import mod_11_10, mod_97_10
from stdnum.numdb import get as numbers_of

from marketplace.companies.rules.names import alikeness

HOLDER_ALIKE: Final = 80
IBAN_SHAPE: Final = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]+")
CNAPS_LENGTH: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """An account as it is typed; country ISO 3166 alpha-2, currency ISO 4217."""

    holder: str
    kind: str
    number: str
    country: str
    currency: str
    bank_code: str = ""
    bic: str = ""
    bank: str = ""


def compact_account(kind: str, number: str) -> str:
    """Return the number as it is sealed and compared: without separators, in capitals."""
    bare = re.sub(r"[\s.\-]", "", number).upper()
    return bare.removeprefix("IBAN") if kind == "iban" else bare


def account_faults(facts: AccountFacts) -> dict[str, str]:
    """Return field -> fault for what can not be an account: missing, length, format and so on.

    Fields are number, bank_code, bic and country; the faults are those of register numbers.
    """
    found = {
        "number": number_fault(facts.kind, facts.number),
        "bank_code": cnaps_fault(facts.bank_code) if facts.kind == "cnaps" else None,
        "bic": bic_fault(facts.bic),
        "country": _country_fault(facts),
    }
    return {field: fault for field, fault in found.items() if fault}


def number_fault(kind: str, number: str) -> str | None:
    """Name what is wrong with an account number of a kind."""
    bare = compact_account(kind, number)
    if not bare:
        return "missing"
    return _NUMBERS.get(kind, _other_fault)(bare)


def _iban_fault(bare: str) -> str | None:
    """Name the first fault in the order in which people look: country, length, sum, then shape."""
    if not IBAN_SHAPE.fullmatch(bare):
        return "format"
    length = iban_length(bare[:2])
    if length is None:
        return "component"
    if len(bare) != length:
        return "length"
    if not mod_97_10.is_valid(bare[4:] + bare[:4]):
        return "check_digit"
    return _fault_of(iban.validate, bare)


def iban_length(country: str) -> int | None:
    """Return how long an IBAN of a country is (register of SWIFT, ISO 13616), None for none."""
    known = numbers_of("iban").info(country + "00")[0][1]
    parts = re.findall(r"(\d+)![nac]", known.get("bban", ""))
    return 4 + sum(int(part) for part in parts) if parts else None


def _chinese_fault(bare: str) -> str | None:
    if not (bare.isascii() and bare.isdecimal()):
        return "format"
    return None if 8 <= len(bare) <= 32 else "length"


def _other_fault(bare: str) -> str | None:
    if not re.fullmatch(r"[0-9A-Z]+", bare):
        return "format"
    return None if 4 <= len(bare) <= 34 else "length"


_NUMBERS: Final[dict[str, Callable[[str], str | None]]] = {
    "iban": _iban_fault,
    "cnaps": _chinese_fault,
}


def cnaps_fault(code: str) -> str | None:
    """Name what is wrong with a CNAPS code: 12 digits; its last digit is advice only."""
    bare = compact_account("cnaps", code)
    if not bare:
        return "missing"
    if not (bare.isascii() and bare.isdecimal()):
        return "format"
    return None if len(bare) == CNAPS_LENGTH else "length"


def cnaps_sum_fits(code: str) -> bool:
    """Say whether the last digit fits by ISO 7064 MOD 11,10.

    The People's Bank does not publish the rule; 105 of 106 listed codes follow it, so that a code
    which does not is for a person to look at.
    """
    return bool(mod_11_10.is_valid(compact_account("cnaps", code)))


def compact_bic(bic: str) -> str:
    """Return a BIC as it is stored: capitals without blanks."""
    compacted: str = bic_codes.compact(bic)
    return compacted


def bic_fault(bic: str) -> str | None:
    """Name what is wrong with a BIC; none given is none wrong."""
    return _fault_of(bic_codes.validate, bic) if bic.strip() else None


def _country_fault(facts: AccountFacts) -> str | None:
    given = compact_account(facts.kind, facts.number)[:2]
    return "other_country" if facts.kind == "iban" and given != facts.country else None


def _fault_of(validate: Callable[[str], str], number: str) -> str | None:
    try:
        validate(number)
    except InvalidLength:
        return "length"
    except InvalidChecksum:
        return "check_digit"
    except InvalidComponent:
        return "component"
    except ValidationError:
        return "format"
    return None


def account_advice(facts: AccountFacts, legal_name: str) -> list[str]:
    """Return what a person should look at: holder, cnaps_sum, bic_country. None of it refuses."""
    advice = {
        "holder": alikeness(facts.holder, legal_name) < HOLDER_ALIKE,
        "cnaps_sum": facts.kind == "cnaps" and not cnaps_sum_fits(facts.bank_code),
        "bic_country": bool(facts.bic) and _bare_bic(facts.bic)[4:6] != facts.country,
    }
    return [name for name, holds in advice.items() if holds]


def _bare_bic(bic: str) -> str:
    return str(bic_codes.compact(bic))
