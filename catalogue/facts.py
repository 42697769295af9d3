"""What a seller says about a listing: one frozen value per form, and one per row of a file."""

from dataclasses import dataclass, field
from typing import Any

from catalogue.rules import Tier


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingText:
    """What is offered. `category_code` is a CPV code or empty; `specs` is in the order shown."""

    title: str
    description: str = ""
    brand: str = ""
    mpn: str = ""
    gtin: str = ""
    category_code: str = ""
    hs_code: str = ""
    origin: str = ""
    unit: str = "C62"
    pack_size: int = 1
    is_service: bool = False
    specs: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingTerms:
    """On which terms. Prices net in `currency`; `in_stock` None = made to order or a service."""

    sku: str
    currency: str
    tiers: tuple[Tier, ...]
    in_stock: int | None = None
    lead_time_days: int = 0
    order_multiple: int = 1
    incoterm: str = ""
    incoterm_place: str = ""


@dataclass(frozen=True, slots=True)
class ListingRow:
    """One row of a file: text and terms of one listing, known by its seller's SKU."""

    text: ListingText
    terms: ListingTerms
