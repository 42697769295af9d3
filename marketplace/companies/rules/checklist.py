"""What a company file needs before it can be submitted."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the file holds; `expires_on` is the licence's last day."""

    legal_name: str
    country_known: bool
    registration_fault: str | None
    address_complete: bool
    licence_given: bool
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the checklist and whether it is done."""

    code: str
    done: bool


def checklist(evidence: Evidence, today: date) -> list[Point]:
    """Return the six points in the order in which people fill them in."""
    return [
        Point("name", bool(evidence.legal_name.strip())),
        Point("country", evidence.country_known),
        Point("registration", evidence.registration_fault is None),
        Point("address", evidence.address_complete),
        Point("licence", evidence.licence_given),
        Point("expiry", evidence.expires_on is not None and evidence.expires_on >= today),
    ]
