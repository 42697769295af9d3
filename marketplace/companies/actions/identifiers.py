"""Further register numbers of a company and the identity number of its representative."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.actions.file import editable, mark_edited
from marketplace.companies.models import Company, Identifier
from marketplace.companies.numbering import REPRESENTATIVE, number_index
from marketplace.companies.rules import compact_number, registration_fault
from marketplace.companies.words import FAULTS
from marketplace.kernel import events, vault
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

MOST: Final = 20
SHORTEST: Final = 4
LONGEST: Final = 30


@transaction.atomic
def add_identifier(company: Company, kind: str, number: str, *, by: Party) -> Identifier:
    """Give the company one more register number; return it.

    Raises Refused while the file is locked, for a number with a fault, by name, and for one given.
    """
    locked = editable(company, by)
    found = made_identifier(locked, kind, number)
    events.record("company.identifier_added", locked, by=by, kind=kind)
    mark_edited(locked, ["identifiers"])
    return found


def made_identifier(company: Company, kind: str, number: str) -> Identifier:
    """Write a number that has no fault and was not given before. Raises Refused."""
    bare = checked_number(kind, number)
    given = company.identifiers.filter(kind=kind, number=bare)
    _new_and_few(company, kind, bare, is_given=given.exists(), held=company.identifiers.count())
    index = number_index(kind, bare, company.country)
    made: Identifier = company.identifiers.create(kind=kind, number=bare, index=index)
    return made


def wanted_numbers(company: Company, wanted: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the further numbers that a change asks for, sorted, each once and as it is stored.
    Raises Refused for one with a fault, one that the file has in a field of its own, and more than
    a file holds."""
    pairs = sorted({(kind, checked_number(kind, number)) for kind, number in wanted})
    for held, (kind, bare) in enumerate(pairs):
        _new_and_few(company, kind, bare, is_given=False, held=held)
    return [list(pair) for pair in pairs]


def _new_and_few(company: Company, kind: str, bare: str, *, is_given: bool, held: int) -> None:
    if is_given or (kind, bare) in main_numbers(company):
        raise Refused(_("Your file holds this number already."), code="given", field="number")
    if held >= MOST:
        raise Refused(_("A file holds 20 further numbers at most."), code="most", field="number")


def main_numbers(company: Company) -> set[tuple[str, str]]:
    """Return the numbers that stand in columns of their own, with their kinds."""
    return {
        (company.registration_kind, company.registration_number),
        ("eu.vat", company.vat_id),
    }


def checked_number(kind: str, number: str) -> str:
    """Return the number as it is stored. Raises Refused that names its fault."""
    fault = registration_fault(kind, number)
    if fault:
        raise Refused(FAULTS[fault], code=fault, field="number")
    return compact_number(kind, number)


@transaction.atomic
def remove_identifier(identifier: Identifier, *, by: Party) -> None:
    """Take a further number out of the file. Raises Refused while it is locked."""
    locked = editable(identifier.company, by)
    events.record("company.identifier_removed", locked, by=by, kind=identifier.kind)
    identifier.delete()
    mark_edited(locked, ["identifiers"])


@transaction.atomic
def set_representative(company: Company, number: str, *, by: Party) -> None:
    """Seal the representative's identity number; an empty one takes it away.

    Raises Refused while the file is locked and for what can not be such a number.
    """
    locked = editable(company, by)
    seal_representative(locked, identity_number(number))
    events.record("company.representative_number_set", locked, by=by)
    mark_edited(locked, ["representative_number"])


def identity_number(number: str) -> str:
    """Return an identity number without separators. Raises Refused for too short or too long."""
    bare = vault.compacted(number)
    if bare and not SHORTEST <= len(bare) <= LONGEST:
        raise Refused(
            _("An identity number has 4 to 30 letters and digits."),
            code="length",
            field="representative_number",
        )
    return bare


def seal_representative(company: Company, bare: str) -> None:
    """Write the sealed number, its end and its index."""
    vault.seal(company, "representative_number", bare)
    company.representative_number_end = vault.end_of(bare)
    company.representative_number_index = vault.blind_index(REPRESENTATIVE, bare)
    company.save(
        update_fields=[
            "representative_number",
            "representative_number_end",
            "representative_number_index",
        ]
    )
