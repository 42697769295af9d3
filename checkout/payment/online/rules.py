"""Pure rules of online payment: keys, what can be charged, what a provider's object means."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final, Literal

from django.utils.translation import gettext_lazy as _

from checkout.payment.rules import Posting

Outcome = Literal["done", "waiting", "over"]
THREE_DECIMALS: Final = frozenset({"KWD"})
MOST_MINOR: Final = 99_999_999
"""Eight digits are the most that one charge may have, by the provider's documentation."""
KEY_LIVES: Final = timedelta(hours=23)
"""The provider forgets an idempotency key after 24 hours; then we look before we call again."""
FIRST_PAUSE: Final = timedelta(seconds=30)
LONGEST_PAUSE: Final = timedelta(hours=1)


def session_key(purchase: int, attempt: int) -> str:
    """Return the idempotency key of a payer's attempt."""
    return f"purchase-{purchase}-session-{attempt}"


def transfer_key(line: int) -> str:
    """Return the idempotency key of the transfer for a payout line."""
    return f"payout-line-{line}-transfer"


def reversal_key(line: int) -> str:
    """Return the idempotency key of the reversal that a debt's line asks for."""
    return f"payout-line-{line}-reversal"


def refund_key(refund: int) -> str:
    """Return the idempotency key of a refund."""
    return f"refund-{refund}-refund"


def account_key(company: int) -> str:
    """Return the idempotency key of a seller's account."""
    return f"company-{company}-account"


def amount_problem(minor: int, currency: str) -> object | None:
    """Return why the provider can not move so many minor units, or None.

    In three-decimal currencies it takes whole tens only (its documentation of currencies).
    """
    if minor <= 0:
        return _("There is nothing to pay.")
    if minor > MOST_MINOR:
        return _("This is more than one online payment can carry. Please pay by transfer.")
    if currency in THREE_DECIMALS and minor % 10:
        return _(
            "Online payment takes two decimals of this currency only, and the last digit of this"
            " amount is not 0. Please pay by transfer."
        )
    return None


def outcome_of(kind: str, found: Mapping[str, Any]) -> Outcome:
    """Return what a provider's object says: it is done, it still waits, or it came to nothing."""
    if kind == "session":
        return _of_session(found)
    if kind == "refund":
        over = {"failed": "over", "canceled": "over", "succeeded": "done"}
        return over.get(str(found.get("status")), "waiting")  # type: ignore[return-value]
    return "done"


def _of_session(found: Mapping[str, Any]) -> Outcome:
    """A session is paid only when it says so; complete may still mean a debit under way."""
    if found.get("payment_status") == "paid":
        return "done"
    paying = found.get("payment_intent")
    state = paying.get("status") if isinstance(paying, Mapping) else ""
    failed = found.get("status") == "complete" and state in {"requires_payment_method", "canceled"}
    return "over" if failed or found.get("status") == "expired" else "waiting"


def facts_of(kind: str, found: Mapping[str, Any]) -> dict[str, str]:
    """Return what an intent keeps of the provider's object: its key and those it led to."""
    facts = {"reference": str(found["id"])}
    if kind == "session":
        paying = found.get("payment_intent")
        known = paying if isinstance(paying, Mapping) else {"id": paying}
        facts["url"] = str(found.get("url") or "")
        facts["payment"] = str(known.get("id") or "")
        facts["charge"] = str(known.get("latest_charge") or "")
    return facts


def amount_of(kind: str, found: Mapping[str, Any]) -> tuple[int, str]:
    """Return the amount in minor units and the currency that the provider's object names."""
    amount = found["amount_total"] if kind == "session" else found["amount"]
    return int(amount), str(found["currency"]).upper()


def taken_back(minor: int, buyer: int) -> list[Posting]:
    """A payer's bank took money from our balance at the provider (negative: gave it back)."""
    return [Posting("disputed", minor, company=buyer), Posting("stripe", -minor)]


def pause(attempts: int) -> timedelta:
    """Return how long to wait before asking again: half a minute, doubled up to an hour."""
    doubled: int = 2 ** min(attempts, 12)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def is_ready(account: Mapping[str, Any]) -> bool:
    """Say whether a seller's account takes transfers and pays them out."""
    capabilities = account.get("capabilities") or {}
    return capabilities.get("transfers") == "active" and bool(account.get("payouts_enabled"))
