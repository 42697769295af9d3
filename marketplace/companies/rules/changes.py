"""What differs between a checked file and the file that is asked for."""

from dataclasses import dataclass
from typing import Any, Final

ORDER: Final = (
    "legal_name",
    "trade_name",
    "kind",
    "country",
    "registration_kind",
    "registration_number",
    "vat_id",
    "line1",
    "line2",
    "postcode",
    "city",
    "region",
    "legal_representative",
    "representative_number",
    "identifiers",
)
"""The checked fields in the order of the file."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One field with its present and its wanted value; lists for identifiers."""

    field: str
    before: Any
    after: Any


def differences(facts: dict[str, Any], before: dict[str, Any]) -> list[Difference]:
    """Return the wanted values that differ from the present ones, in the order of the file."""
    names = [name for name in ORDER if name in facts]
    rows = [Difference(name, before.get(name, ""), facts[name]) for name in names]
    return [row for row in rows if row.before != row.after]
