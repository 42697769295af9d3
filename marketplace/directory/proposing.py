"""What a row of a list says of a company, and every fault for which it is refused."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from marketplace.accounts import countries
from marketplace.companies import cpv
from marketplace.companies.rules import (
    REGISTRATION_KINDS,
    compact_number,
    kinds_for,
    registration_fault,
    vat_fault,
)
from marketplace.companies.words import COMPANY_KINDS
from marketplace.directory.rules.lists import Line

LENGTHS: Final = {
    "legal_name": 200,
    "trade_name": 200,
    "registration_number": 60,
    "vat_id": 20,
    "line1": 120,
    "line2": 120,
    "postcode": 20,
    "city": 80,
    "region": 80,
    "website": 200,
    "owner_email": 254,
}
TEXTS: Final = ("legal_name", "trade_name", "line1", "line2", "postcode", "city", "region")
KINDS: Final = frozenset(key for key, _words in COMPANY_KINDS)
MOST_INDUSTRIES: Final = 20
_is_address = URLValidator(schemes=("http", "https"))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one cell: its column and a code of `words.ROW_FAULTS` or of numbers."""

    column: str
    code: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A row without fault: the company's columns, its industries and whom to invite."""

    number: int
    columns: dict[str, str]
    industries: tuple[str, ...]
    email: str

    @property
    def identity(self) -> tuple[str, str]:
        """Register and number, as they are stored."""
        return self.columns["registration_kind"], self.columns["registration_number"]


def proposal(line: Line) -> Proposal:
    """Return a row as it would be written; meant for rows without fault."""
    cells = line.cells
    kind = register_of(cells)
    columns = {name: cells.get(name, "") for name in TEXTS}
    columns |= {
        "kind": cells.get("kind", "").casefold(),
        "country": cells.get("country", "").upper(),
        "registration_kind": kind,
        "registration_number": compact_number(kind, cells.get("registration_number", "")),
        "vat_id": compact_number("eu.vat", cells.get("vat_id", "")),
        "website": cells.get("website", ""),
    }
    email = cells.get("owner_email", "").lower()
    return Proposal(line.number, columns, tuple(sorted(set(_codes(cells)))), email)


def register_of(cells: dict[str, str]) -> str:
    """Return the register's key, given as key or by its own name, whatever its case."""
    given = cells.get("registration_kind", "").casefold()
    return _registers().get(given, given)


@cache
def _registers() -> dict[str, str]:
    named = {kind.name.casefold(): key for key, kind in REGISTRATION_KINDS.items()}
    return named | {key: key for key in REGISTRATION_KINDS}


def faults(line: Line) -> Iterator[Fault]:
    """Yield what is wrong with a row, in the order of its columns."""
    cells = line.cells
    for column, most in LENGTHS.items():
        if len(cells.get(column, "")) > most:
            yield Fault(column, "long")
    if not cells.get("legal_name"):
        yield Fault("legal_name", "required")
    if cells.get("kind", "").casefold() not in {"", *KINDS}:
        yield Fault("kind", "unknown")
    yield from _number_faults(cells)
    yield from _other_faults(cells)


def _number_faults(cells: dict[str, str]) -> Iterator[Fault]:
    country, kind = cells.get("country", "").upper(), register_of(cells)
    if country not in _countries():
        yield Fault("country", "unknown" if country else "required")
    elif kind in REGISTRATION_KINDS and kind not in kinds_for(country):
        yield Fault("registration_kind", "other_country")
    if fault := registration_fault(kind, cells.get("registration_number", ""), country):
        yield Fault("registration_kind" if fault == "kind" else "registration_number", fault)
    if cells.get("vat_id") and (fault := vat_fault(cells["vat_id"])):
        yield Fault("vat_id", fault)


@cache
def _countries() -> frozenset[str]:
    return frozenset(code for code, _name in countries.names())


def _other_faults(cells: dict[str, str]) -> Iterator[Fault]:
    if cells.get("website") and not _passes(_is_address, cells["website"]):
        yield Fault("website", "address")
    codes = _codes(cells)
    if len(codes) > MOST_INDUSTRIES:
        yield Fault("industries", "many")
    if not all(map(cpv.is_known, codes)):
        yield Fault("industries", "unknown")
    if cells.get("owner_email") and not _passes(validate_email, cells["owner_email"]):
        yield Fault("owner_email", "email")


def _codes(cells: dict[str, str]) -> list[str]:
    return cells.get("industries", "").replace(",", " ").replace(";", " ").split()


def _passes(validate: Callable[[str], None], text: str) -> bool:
    try:
        validate(text)
    except ValidationError:
        return False
    return True
