"""Pure rules of people in companies: spending caps, what is left of them, lists of addresses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final

INVITATION_DAYS: Final = 14
"""How long an invitation can be answered (spec section 15)."""
MOST_SENDINGS: Final = 5
MOST_AT_ONCE: Final = 20
MOST_OPEN_REQUESTS: Final = 3
DAYS_AFTER_A_NO: Final = 30
"""How long a company that refused a request is not asked again by the same person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What an invitation offers: role, and optionally a unit and spending limits in a currency."""

    role: str
    unit_id: int | None = None
    per_order: Decimal | None = None
    per_month: Decimal | None = None
    currency: str = "EUR"
    message: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who gave an address to the platform, in words, and when."""

    source: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """What a member may spend, gross, in a currency; None is no limit, 0 is nothing at all."""

    per_order: Decimal | None = None
    per_month: Decimal | None = None
    currency: str = "EUR"
    unit_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """One limit that a purchase meets: a person's own, or the monthly budget of a unit.

    `unit` is the unit's name, empty for a person's own; `spent` is what this calendar month holds.
    Amounts are gross, in `currency`.
    """

    currency: str
    unit: str = ""
    per_order: Decimal | None = None
    per_month: Decimal | None = None
    spent: Decimal = Decimal(0)

    @property
    def left(self) -> Decimal | None:
        """What may still be spent this month; None without a monthly limit."""
        return None if self.per_month is None else max(self.per_month - self.spent, Decimal(0))

    @property
    def binds(self) -> bool:
        """True when it limits anything."""
        return self.per_order is not None or self.per_month is not None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Why a purchase may not be placed: `currency`, `per_order` or `per_month`, of which cap."""

    code: str
    cap: Cap


def shortfall(caps: Iterable[Cap], gross: Decimal, currency: str) -> Shortfall | None:
    """Return the first limit that a purchase of that total breaks, or None.

    Another currency than the limit's can not be counted and is refused: no rate is assumed.
    """
    for cap in caps:
        code = _broken(cap, gross, currency)
        if code:
            return Shortfall(code, cap)
    return None


def _broken(cap: Cap, gross: Decimal, currency: str) -> str:
    if not cap.binds:
        return ""
    if cap.currency != currency:
        return "currency"
    if cap.per_order is not None and gross > cap.per_order:
        return "per_order"
    return "per_month" if cap.left is not None and gross > cap.left else ""


def addresses(text: str) -> list[str]:
    """Return the e-mail addresses of a box, one per line or parted by commas, each once, lower
    case."""
    parts = text.replace(",", "\n").replace(";", "\n").split("\n")
    return list(dict.fromkeys(part.strip().lower() for part in parts if part.strip()))


def masked(email: str) -> str:
    """Return an address that its reader recognises and nobody else learns: c•••@firm.example."""
    name, _at, domain = email.partition("@")
    return f"{name[:1]}•••@{domain}"
