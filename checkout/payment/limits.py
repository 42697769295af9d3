"""Amounts above which a second finance person confirms: 10,000 EUR and what stands for it."""

from decimal import Decimal
from typing import Final

from django.conf import settings

DEFAULTS: Final = {
    "EUR": "10000",
    "USD": "10000",
    "GBP": "8500",
    "CNY": "75000",
    "JPY": "1600000",
    "KWD": "3300",
}


def second_person_above(currency: str) -> Decimal:
    """Return the limit in the currency: SECOND_FINANCE_ABOVE, else the default; 0 if not traded."""
    return Decimal((DEFAULTS | settings.SECOND_FINANCE_ABOVE).get(currency, "0"))
