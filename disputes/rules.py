"""Pure rules of disputes: what may be claimed, offered and ruled, the term, the frozen copy."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.deadlines import day_of, end_of_day, end_of_day_after
from marketplace.kernel.money import quantize

Amounts = Mapping[int | None, Decimal]
NOTHING: Final = Decimal(0)


def dispute_number(year: int, count: int) -> str:
    """Return the number of a year's n-th dispute: D-2026-00012."""
    return f"D-{year}-{count:05d}"


def share(gross: Decimal, quantity: int, ordered: int, currency: str) -> Decimal:
    """Return what so many of a line's pieces cost, tax included, rounded half up."""
    return gross if quantity == ordered else quantize(gross * quantity / ordered, currency)


def claimed_fault(asked: Decimal, most: Decimal, currency: str) -> object | None:
    """Return why an amount can not be claimed of a line, or None."""
    if asked != quantize(asked, currency):
        return _("Give the amount in whole units of the currency.")
    if not NOTHING < asked <= most:
        return _("Ask for more than nothing and not more than these pieces cost.")
    return None


def refunds_fault(remedy: str, refunds: Amounts, claimed: Amounts, currency: str) -> object | None:
    """Return why these amounts can not be offered or ruled for a remedy, or None.

    Each is between nothing and what is claimed of its line; the sum has to fit the remedy.
    """
    if set(refunds) - set(claimed):
        return _("An amount is for something that is not in dispute.")
    if any(not _fits(refund, claimed[line], currency) for line, refund in refunds.items()):
        return _("Each amount is between nothing and what is claimed, in units of the currency.")
    return _sum_fault(remedy, sum(refunds.values(), NOTHING), sum(claimed.values(), NOTHING))


def _fits(refund: Decimal, claimed: Decimal, currency: str) -> bool:
    return NOTHING <= refund <= claimed and refund == quantize(refund, currency)


def _sum_fault(remedy: str, total: Decimal, claimed: Decimal) -> object | None:
    if remedy in ("release", "replacement"):
        return _("With this remedy no money goes back.") if total else None
    if not total:
        return _("With this remedy some money goes back: give the amounts.")
    if remedy == "full_refund" and total != claimed:
        return _("A full refund is everything that is claimed.")
    return None


def evidence_carries(shared: Iterable[bool]) -> bool:
    """Say whether evidence can carry a ruling: not when all of it is hidden from one side.

    `shared` says of each file relied on whether both sides see it. A ruling that relies on no file
    rests on the market's own records, which both sides see.
    """
    seen = list(shared)
    return not seen or any(seen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What is known of an order's arrival: when the last parcel came or all was delivered, when
    the buyer first reported what came, and the promised day."""

    came_at: datetime | None
    reported_at: datetime | None
    promised_for: date


def opens_on(receipt: Receipt) -> date | None:
    """Return the first day on which a dispute may be opened; None when something came already.

    While nothing came, the seller has until the promised day.
    """
    return None if receipt.came_at or receipt.reported_at else receipt.promised_for


def term_ends(receipt: Receipt, days: int) -> datetime:
    """Return until when a dispute may be opened: so many days from receipt, or from the promised
    day while parcels are still out."""
    promised = end_of_day(receipt.promised_for)
    since = receipt.came_at or max(receipt.reported_at or promised, promised)
    return end_of_day_after(since, days)


def fingerprint(conversation: object) -> str:
    """Return the SHA-256 of a conversation as canonical JSON."""
    text = json.dumps(conversation, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def days_between(opened_at: datetime, today: date) -> int:
    """Return which day of the dispute it is: 0 on the day of the opening."""
    return (today - day_of(opened_at)).days


def plain(amounts: Mapping[int | None, Decimal]) -> list[dict[str, Any]]:
    """Return amounts by line as an event keeps them."""
    return [{"line": line, "refund": str(refund)} for line, refund in amounts.items()]
