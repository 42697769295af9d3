"""How many may be ordered and by when they ship: whole sales units, minimum, multiple, stock."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from catalogue.rules.tiers import HIGHEST_QUANTITY, PricedFrom, ordered


def minimum_order(tiers: Iterable[PricedFrom]) -> int:
    """Return the lowest tier's minimum: nothing less is sold. Raises ValueError without tiers."""
    return ordered(tiers)[0].min_quantity


def first_quantity(minimum: int, multiple: int) -> int:
    """Return the smallest quantity that reaches the minimum order and is a whole multiple."""
    return -(-minimum // multiple) * multiple


def available_of(in_stock: int | None, allocated: int | None) -> int | None:
    """Return what is free to sell; None = made to order, without a limit."""
    return None if in_stock is None else max(in_stock - (allocated or 0), 0)


def quantity_problem(
    quantity: int, *, minimum: int, multiple: int = 1, available: int | None = None
) -> object | None:
    """Return why a wanted total can not be ordered, or None; `available` None = no limit."""
    if not 1 <= quantity <= HIGHEST_QUANTITY:
        return _("The quantity is a whole number from 1 on.")
    if quantity < minimum:
        return _("The minimum order is %(minimum)s.") % {"minimum": minimum}
    if quantity % multiple:
        return _multiple_problem(quantity, minimum, multiple)
    if available is not None and quantity > available:
        return _("Only %(available)s are in stock.") % {"available": available}
    return None


def _multiple_problem(quantity: int, minimum: int, multiple: int) -> object:
    below = max(quantity // multiple * multiple, first_quantity(minimum, multiple))
    above = max(below, first_quantity(quantity, multiple))
    words = {"multiple": multiple, "below": below, "above": above}
    if below == above:
        return _("It is sold in multiples of %(multiple)s: order %(above)s.") % words
    return _("It is sold in multiples of %(multiple)s: order %(below)s or %(above)s.") % words


def typed_quantity(text: str, default: int) -> int:
    """Return the quantity somebody typed into an address, or the default when it is none."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 10):
        return default
    quantity = int(typed)
    return quantity if 1 <= quantity <= HIGHEST_QUANTITY else default


def ships_by(day: date, lead_time_days: int) -> date:
    """Return the day by which an order of `day` leaves: calendar days, moved off a weekend."""
    leaves = day + timedelta(days=lead_time_days)
    return leaves + timedelta(days=7 - leaves.weekday() if leaves.weekday() > 4 else 0)
