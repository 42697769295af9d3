"""Deadlines and limits of orders, in days, each a setting with the default of spec section 15."""

from typing import Final

from django.conf import settings

DEFAULTS: Final = {
    "ORDER_PAYMENT_DAYS": 7,
    "ORDER_PAYMENT_DAYS_AFTER_REFUSAL": 3,
    "ORDER_CONFIRM_DAYS": 3,
    "ORDER_UNSHIPPED_DAYS": 14,
    "ORDER_ACCEPTANCE_DAYS": 14,
}


def days(name: str) -> int:
    """Return a limit in days: the setting of that name or its default. Raises KeyError."""
    return int(getattr(settings, name, DEFAULTS[name]))
