"""The listing as it stands at placement, for the order line that keeps it for ever."""

from decimal import Decimal
from typing import Any


def as_sold(listing: Any, stock: Any, unit_price: Decimal) -> dict[str, Any]:
    """Return text, codes, attributes, terms and the seller's checked file of a listing, as JSON."""
    seller = listing.seller
    return {
        "title": listing.title,
        "description": listing.description,
        "brand": listing.brand,
        "mpn": listing.mpn,
        "gtin": listing.gtin,
        "sku": stock.partner_sku,
        "category": listing.category.code if listing.category else "",
        "picture": listing.picture_path,
        "specs": listing.specs,
        "unit": listing.unit,
        "pack_size": listing.pack_size,
        "origin": listing.origin,
        "unit_price": str(unit_price),
        "currency": stock.price_currency,
        "tiers": [[tier.min_quantity, str(tier.unit_price)] for tier in stock.tiers.all()],
        "incoterm": listing.incoterm,
        "incoterm_place": listing.incoterm_place,
        "lead_time_days": listing.lead_time_days,
        "seller": {
            "legal_name": seller.legal_name,
            "country": seller.country,
            "verified_at": seller.verified_at.isoformat() if seller.verified_at else None,
        },
    }
