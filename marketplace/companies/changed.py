"""Which parts of a file were changed since an event, and which point of a review each belongs
to."""

from collections.abc import Iterable
from typing import Final

from marketplace.companies.models import Company
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Event

PARTS: Final = {
    "legal_name": ("legal_name", "trade_name"),
    "registration_number": ("registration_kind", "registration_number", "identifiers"),
    "line1": ("line1", "line2", "postcode", "city", "region", "country"),
    "legal_representative": ("legal_representative", "representative_number"),
}
"""Point of a review -> the columns of the file that it is about, where it is more than one."""
OF_EVENTS: Final = {
    "company.identifier_added": "identifiers",
    "company.identifier_removed": "identifiers",
    "company.representative_number_set": "representative_number",
    "company.bank_account_given": "bank_account",
}


def touches(changed: Iterable[str], point: str) -> bool:
    """Say whether one of the changed parts of a file belongs to a point."""
    parts = ("bank_account",) if point.startswith("bank-") else PARTS.get(point, (point,))
    return bool(set(changed) & set(parts))


def parts_since(company: Company, event: Event) -> set[str]:
    """Return the parts changed after an event, papers apart; one query."""
    since = timeline(company).filter(pk__gt=event.pk)
    return {part for each in since.filter(name__startswith="company.") for part in _parts(each)}


def _parts(event: Event) -> list[str]:
    if event.name == "company.edited":
        return list(event.facts.get("fields", ()))
    return [part for part in [OF_EVENTS.get(event.name, "")] if part]
