"""Amounts: Decimal with a currency, rounded once, half up; shares by largest remainder.

Rounding and splitting follow spec section 6 and EN 16931-1 (line net rounded, tax per rate on the
sum).
"""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

DIGITS: Final[dict[str, int]] = {"EUR": 2, "USD": 2, "GBP": 2, "CNY": 2, "JPY": 0, "KWD": 3}
CURRENCIES: Final = tuple(DIGITS)


def minor_unit_digits(currency: str) -> int:
    """Return the decimals of the currency's minor unit (ISO 4217). Raises KeyError when not
    traded."""
    return DIGITS[currency]


def step(currency: str) -> Decimal:
    """Return the smallest amount of the currency: 0.01 EUR, 1 JPY, 0.001 KWD."""
    return Decimal(1).scaleb(-DIGITS[currency])


def quantize(amount: Decimal, currency: str) -> Decimal:
    """Round half up to the currency's minor unit."""
    return amount.quantize(step(currency), rounding=ROUND_HALF_UP)


def to_minor(amount: Decimal, currency: str) -> int:
    """Return the amount in minor units. Raises ValueError when it is finer than the minor unit."""
    minor = amount.scaleb(DIGITS[currency])
    if minor != minor.to_integral_value():
        raise ValueError(f"{amount} {currency} is finer than the minor unit")
    return int(minor)


def from_minor(minor: int, currency: str) -> Decimal:
    """Return the amount that so many minor units are."""
    return Decimal(minor).scaleb(-DIGITS[currency])


def line_net(unit_price: Decimal, quantity: int, currency: str) -> Decimal:
    """Return unit price x quantity, rounded once, half up."""
    return quantize(unit_price * quantity, currency)


def spread(total: Decimal, weights: Sequence[Decimal], currency: str) -> list[Decimal]:
    """Split `total` in proportion to `weights` so that the shares sum to it exactly.

    Largest remainder: whole minor units go first, what is left goes to the largest fractions
    (ties to the earlier share). All weights zero: the first share takes everything.
    """
    if not weights:
        return []
    sign = -1 if total < 0 else 1
    units = _share_units(to_minor(abs(total), currency), weights)
    return [from_minor(sign * share, currency) for share in units]


def _share_units(units: int, weights: Sequence[Decimal]) -> list[int]:
    whole = sum(weights, Decimal(0))
    if not whole:
        return [units] + [0] * (len(weights) - 1)
    exact = [Decimal(units) * weight / whole for weight in weights]
    floors = [int(share.to_integral_value(rounding=ROUND_DOWN)) for share in exact]
    order = sorted(range(len(exact)), key=lambda i: (floors[i] - exact[i], i))
    for i in order[: units - sum(floors)]:
        floors[i] += 1
    return floors
