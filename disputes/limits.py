"""Terms and limits of disputes, each a setting with the default of spec section 15."""

from decimal import Decimal
from typing import Final

from django.conf import settings

DEFAULTS: Final = {
    "DISPUTE_OPEN_DAYS": 30,
    "DISPUTE_ESCALATE_FROM_DAY": 4,
    "DISPUTE_NEGOTIATION_DAYS": 7,
    "DISPUTE_EVIDENCE_DAYS": 5,
    "DISPUTE_RULING_DAYS": 10,
    "DISPUTE_REMINDER_DAYS": 5,
    "DISPUTE_APPEAL_DAYS": 15,
}
MOST_FILES: Final = 10
"""Files of evidence by side, those of the opening included."""

SECOND_MODERATOR_ABOVE: Final = {
    "EUR": "5000",
    "USD": "5000",
    "GBP": "4250",
    "CNY": "37500",
    "JPY": "800000",
    "KWD": "1650",
}


def days(name: str) -> int:
    """Return a term in days: the setting of that name or its default. Raises KeyError."""
    return int(getattr(settings, name, DEFAULTS[name]))


def second_moderator_above(currency: str) -> Decimal:
    """Return the amount in dispute above which two moderators decide: the setting
    SECOND_MODERATOR_ABOVE, else the default; 0 for a currency not traded."""
    own = getattr(settings, "SECOND_MODERATOR_ABOVE", {})
    return Decimal((SECOND_MODERATOR_ABOVE | own).get(currency, "0"))
