"""Pure rules of a listing: tiers, quantities, codes, and what must be there before publication."""

from catalogue.rules.checking import terms_faults, text_faults
from catalogue.rules.codes import (
    clean_code,
    cpv_fault,
    gtin_fault,
    hs_fault,
    hs_text,
)
from catalogue.rules.publishing import Publishing, publishing_fault
from catalogue.rules.quantities import (
    available_of,
    first_quantity,
    minimum_order,
    quantity_problem,
    ships_by,
    typed_quantity,
)
from catalogue.rules.tiers import (
    PricedFrom,
    Tier,
    TierRow,
    next_tier,
    tier_rows,
    tier_table_fault,
    tier_table_warning,
    trimmed,
    unit_price_at,
)

__all__ = [
    "PricedFrom",
    "Publishing",
    "Tier",
    "TierRow",
    "available_of",
    "clean_code",
    "cpv_fault",
    "first_quantity",
    "gtin_fault",
    "hs_fault",
    "hs_text",
    "minimum_order",
    "next_tier",
    "publishing_fault",
    "quantity_problem",
    "ships_by",
    "terms_faults",
    "text_faults",
    "tier_rows",
    "tier_table_fault",
    "tier_table_warning",
    "trimmed",
    "typed_quantity",
    "unit_price_at",
]
