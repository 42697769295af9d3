"""How what a seller says becomes columns; shared by the single verbs and the bulk verb."""

from typing import Any

from django.utils.text import slugify

from catalogue.facts import ListingTerms, ListingText
from catalogue.models import Product, ProductClass
from catalogue.rules import clean_code, trimmed

LONGEST_SLUG = 100


def text_columns(text: ListingText, category_id: int | None) -> dict[str, Any]:
    """Return the columns of a listing that its text fills, codes without separators."""
    return {
        "title": text.title.strip(),
        "slug": slugify(text.title)[:LONGEST_SLUG].strip("-") or "listing",
        "description": text.description.strip(),
        "brand": text.brand.strip(),
        "mpn": text.mpn.strip(),
        "gtin": clean_code(text.gtin),
        "category_id": category_id,
        "hs_code": clean_code(text.hs_code),
        "origin": text.origin.upper(),
        "unit": text.unit,
        "pack_size": text.pack_size,
        "is_service": text.is_service,
        "specs": text.specs,
    }


def terms_columns(terms: ListingTerms) -> dict[str, Any]:
    """Return the columns of a listing that its terms fill."""
    return {
        "lead_time_days": terms.lead_time_days,
        "order_multiple": terms.order_multiple,
        "incoterm": terms.incoterm,
        "incoterm_place": terms.incoterm_place.strip(),
    }


def stock_columns(terms: ListingTerms) -> dict[str, Any]:
    """Return the columns of Oscar's stock record; its own price is not used, tiers are."""
    return {
        "partner_sku": terms.sku.strip(),
        "price_currency": terms.currency,
        "num_in_stock": terms.in_stock,
    }


def differing(row: object, columns: dict[str, Any]) -> list[str]:
    """Return the columns whose stored value differs."""
    return [name for name, value in columns.items() if getattr(row, name) != value]


def write(row: object, columns: dict[str, Any]) -> None:
    """Put the values on an unsaved or loaded row; the caller saves."""
    for name, value in columns.items():
        setattr(row, name, value)


def save_columns(listing: Product, columns: dict[str, Any]) -> None:
    """Put the values on a listing and into its row."""
    write(listing, columns)
    Product.objects.filter(pk=listing.pk).update(**columns)


def product_class(is_service: bool) -> ProductClass:
    """Return the product class Oscar wants: goods have stock and are shipped, services neither."""
    found, _made = ProductClass.objects.get_or_create(
        slug="service" if is_service else "goods",
        defaults={
            "name": "Service" if is_service else "Goods",
            "requires_shipping": not is_service,
            "track_stock": not is_service,
        },
    )
    return found


def terms_of(listing: Product) -> dict[str, Any]:
    """Return the present terms as an event keeps them: before and after a change."""
    record = listing.stock_record
    return {
        "currency": listing.currency,
        "tiers": [[tier.min_quantity, trimmed(tier.unit_price)] for tier in listing.tiers],
        "in_stock": record.num_in_stock if record else None,
        "lead_time_days": listing.lead_time_days,
        "order_multiple": listing.order_multiple,
        "incoterm": f"{listing.incoterm} {listing.incoterm_place}".strip(),
    }
