"""A change of a verified file in words, for both sides of the desk."""

from dataclasses import dataclass
from typing import Any

from marketplace.accounts import countries
from marketplace.companies.models import ChangeRequest, Company
from marketplace.companies.rules import Difference
from marketplace.companies.words import COMPANY_KINDS, FIELDS, register_name


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of a change with its present and its wanted value, in words; empty for none."""

    field: str
    label: object
    before: str
    after: str


def change_rows(change: ChangeRequest) -> list[ChangeRow]:
    """Return what would change, or changed, in the order of the file."""
    return [_in_words(row) for row in change.differences()]


def _in_words(row: Difference) -> ChangeRow:
    before, after = _said(row.field, row.before), _said(row.field, row.after)
    return ChangeRow(row.field, FIELDS[row.field], before, after)


def open_change(company: Company) -> ChangeRequest | None:
    """Return the request that waits for a decision, or None."""
    found: ChangeRequest | None = company.changes.all().still_open().first()
    return found


def wanted_identifiers(company: Company) -> list[tuple[str, str]]:
    """Return the further register numbers as an open request wants them, else as they stand."""
    change = open_change(company)
    if change is not None and "identifiers" in change.facts:
        return [(kind, number) for kind, number in change.facts["identifiers"]]
    return list(company.identifiers.values_list("kind", "number"))


def _said(field: str, value: Any) -> str:
    if not value:
        return ""
    if field == "identifiers":
        return ", ".join(f"{register_name(kind)} {number}" for kind, number in value)
    if field == "registration_kind":
        return register_name(value)
    if field == "country":
        return str(dict(countries.names()).get(value, value))
    return str(dict(COMPANY_KINDS).get(value, value)) if field == "kind" else str(value)
