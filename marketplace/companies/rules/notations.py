"""One company, many notations: what stands for the same register entry in several numbers.

A French VAT number, a SIRET and an EORI number hold the SIREN; a Belgian VAT number is the
enterprise number; an Indian GSTIN holds the holder's PAN.
"""

from collections.abc import Callable, Iterable
from typing import Final

from stdnum.fr import siren

from marketplace.companies.rules.registration import compact_number, registration_fault

VAT_IS: Final = {
    "BE": "be.vat",
    "DK": "dk.cvr",
    "ES": "es.cif",
    "FI": "fi.ytunnus",
    "IT": "it.iva",
    "NL": "nl.btw",
    "PL": "pl.nip",
    "PT": "pt.nif",
    "SE": "se.orgnr",
}
"""The country's own number that its VAT number repeats after the letters."""


def root(kind: str, number: str, country: str = "") -> str:
    """Return what names the company in a number, the same for every notation of it; "" for none.

    `country` tells numbers of unnamed registers apart. A faulty number stands for itself alone.
    """
    if not number.strip():
        return ""
    bare = compact_number(kind, number)
    if registration_fault(kind, number) is not None:
        return f"{kind} {bare}"
    return _ROOTS.get(kind, _itself)(kind, bare, country)


def roots(numbers: Iterable[tuple[str, str]], country: str = "") -> frozenset[str]:
    """Return the roots of several (kind, number)."""
    found = (root(kind, number, country) for kind, number in numbers)
    return frozenset(name for name in found if name)


def _itself(kind: str, bare: str, _country: str) -> str:
    return f"{kind} {bare}"


def _unnamed(kind: str, bare: str, country: str) -> str:
    return f"{kind} {country} {bare}"


def _french(_kind: str, bare: str, _country: str) -> str:
    return f"fr.siren {bare[:9]}"


def _indian(_kind: str, bare: str, _country: str) -> str:
    return f"in.pan {bare[2:12]}"


def _dutch(_kind: str, bare: str, _country: str) -> str:
    return f"nl.rsin {bare[:9]}"


def _european(kind: str, bare: str, country: str) -> str:
    state, rest = bare[:2], bare[2:]
    if state == "FR":
        return _of_france(kind, bare, rest[2:])
    if state == "SE":
        rest = rest[:10]
    own = VAT_IS.get(state)
    return root(own, rest, country) if own else _itself(kind, bare, country)


def _of_france(kind: str, bare: str, number: str) -> str:
    """A VAT number of Monaco begins with FR too and holds no SIREN."""
    return f"fr.siren {number}" if siren.is_valid(number) else f"{kind} {bare}"


def _customs(kind: str, bare: str, country: str) -> str:
    state, rest = bare[:2], bare[2:]
    if state == "FR" and siren.is_valid(rest[:9]):
        return f"fr.siren {rest[:9]}"
    if state == "GB" and rest.endswith("000") and len(rest) == 12:
        return root("gb.vat", rest[:9], country)
    if state == "BE":
        return root("be.vat", rest, country)
    return f"nl.rsin {rest}" if state == "NL" and len(rest) == 9 else f"{kind} {bare}"


_ROOTS: Final[dict[str, Callable[[str, str, str], str]]] = {
    "fr.siren": _french,
    "fr.siret": _french,
    "in.gstin": _indian,
    "nl.btw": _dutch,
    "eu.vat": _european,
    "eori": _customs,
    "other": _unnamed,
}
