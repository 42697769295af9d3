"""What can be charged, and what a provider's object means; no database."""

from typing import Any

import pytest

from checkout.payment.online import rules
from checkout.payment.online.process import INTENT


@pytest.mark.parametrize(
    ("minor", "currency", "fits"),
    [
        (9500, "EUR", True),
        (1, "JPY", True),
        (12_340, "KWD", True),
        (12_345, "KWD", False),
        (0, "EUR", False),
        (99_999_999, "EUR", True),
        (100_000_000, "EUR", False),
    ],
)
def test_amounts_that_the_provider_takes(minor: int, currency: str, fits: bool) -> None:
    assert (rules.amount_problem(minor, currency) is None) == fits


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        ({"status": "open", "payment_status": "unpaid"}, "waiting"),
        ({"status": "complete", "payment_status": "unpaid", "payment_intent": "pi_1"}, "waiting"),
        ({"status": "complete", "payment_status": "paid"}, "done"),
        ({"status": "expired", "payment_status": "unpaid"}, "over"),
        (
            {
                "status": "complete",
                "payment_status": "unpaid",
                "payment_intent": {"status": "requires_payment_method"},
            },
            "over",
        ),
    ],
)
def test_a_session_is_paid_when_it_says_paid(found: dict[str, Any], outcome: str) -> None:
    assert rules.outcome_of("session", found) == outcome


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("pending", "waiting"),
        ("requires_action", "waiting"),
        ("succeeded", "done"),
        ("failed", "over"),
        ("canceled", "over"),
    ],
)
def test_a_refund_is_done_when_it_succeeded(status: str, outcome: str) -> None:
    assert rules.outcome_of("refund", {"status": status}) == outcome


def test_keys_name_our_rows_and_nothing_else() -> None:
    keys = [
        rules.session_key(17, 2), rules.transfer_key(5), rules.reversal_key(6),
        rules.refund_key(9), rules.account_key(3),
    ]  # fmt: skip
    assert keys == [
        "purchase-17-session-2", "payout-line-5-transfer", "payout-line-6-reversal",
        "refund-9-refund", "company-3-account",
    ]  # fmt: skip


def test_only_an_active_account_that_pays_out_is_ready() -> None:
    active = {"capabilities": {"transfers": "active"}, "payouts_enabled": True}
    assert rules.is_ready(active)
    assert not rules.is_ready(active | {"payouts_enabled": False})
    assert not rules.is_ready(active | {"capabilities": {"transfers": "pending"}})
    assert not rules.is_ready({})


def test_the_table_has_no_dead_end() -> None:
    assert INTENT.unreachable() == INTENT.stuck() == INTENT.unknown() == frozenset()
