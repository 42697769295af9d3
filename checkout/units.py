"""Where the goods and the invoice of a unit go: what checkout starts from for its people."""

from typing import Any

from marketplace.companies.models import Address
from marketplace.kernel.party import Party
from marketplace.members.queries import limit_of


def delivery_of_unit(by: Party, fields: tuple[str, ...]) -> dict[str, Any]:
    """Return the delivery address of the party's unit, empty when it has none."""
    limit = limit_of(by)
    place = limit.unit.delivery if limit and limit.unit else None
    return {name: getattr(place, name) for name in fields} if place else {}


def invoice_of_unit(by: Party) -> dict[str, Any]:
    """Return the invoice address and cost centre of the party's unit, empty without a unit."""
    limit = limit_of(by)
    if limit is None or limit.unit is None:
        return {}
    place, found = limit.unit.invoice, {"cost_centre": limit.unit.cost_centre}
    return found | ({"address": _lines(place)} if place else {})


def _lines(place: Address) -> str:
    town = f"{place.postcode} {place.city}".strip()
    parts = (place.organisation, place.recipient, place.line1, place.line2, town, place.country)
    return "\n".join(part for part in parts if part)
