"""What a company gives about itself and its papers, as values handed from forms to actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyFile:
    """The checked part of a company file; the country is ISO 3166 alpha-2."""

    legal_name: str
    country: str
    trade_name: str = ""
    kind: str = ""
    registration_kind: str = ""
    registration_number: str = ""
    vat_id: str = ""
    line1: str = ""
    line2: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    legal_representative: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Presentation:
    """The part of the file that changes at once, in any state; introductions by language code."""

    phone: str = ""
    fax: str = ""
    email: str = ""
    website: str = ""
    year_founded: int | None = None
    size: str = ""
    introductions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactFacts:
    """Whom to reach for what, and who may see it: public, members or match."""

    purpose: str
    name: str
    title: str = ""
    phone: str = ""
    email: str = ""
    audience: str = "match"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """What a paper says; `holder` is the name printed on it, `expires_on` its last day."""

    kind: str = "licence"
    number: str = ""
    issuer: str = ""
    holder: str = ""
    issued_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxClaim:
    """A VAT number and where its validity was confirmed, with the register's own reference."""

    vat_id: str
    source: str
    reference: str = ""
