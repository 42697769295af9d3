"""Postings as pure functions: they balance, whatever the amounts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout.payment.rules import (
    ACCOUNTS,
    Match,
    Posting,
    Release,
    is_balanced,
    match_of,
    partial_receipt,
    payout,
    receipt,
    refund_of_partial,
    refund_owed,
    refund_paid,
    release,
)

MINOR = st.integers(1, 10**12)
HELD = st.dictionaries(st.integers(1, 99), MINOR, max_size=6)


def total(postings: list[Posting], account: str) -> int:
    """Return what a list of postings does to one account."""
    return sum(p.minor for p in postings if p.account == account)


@given(HELD, MINOR, st.integers(0, 10**6))
def test_a_receipt_balances_and_owes_the_excess(held, more, earlier) -> None:
    received = sum(held.values()) + more
    postings = receipt(received, earlier, held, buyer=7)
    assert is_balanced(postings)
    assert total(postings, "refunds_owed") == -(more + earlier)


@given(HELD.filter(bool))
def test_too_little_is_no_receipt(held) -> None:
    with pytest.raises(ValueError, match="less"):
        receipt(sum(held.values()) - 1, 0, held, buyer=7)


@given(MINOR, st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_release_balances_and_empties_held(gross, commission, tax) -> None:
    released = Release(order=1, seller=2, gross=gross, commission=commission, commission_tax=tax)
    postings = release(released)
    assert is_balanced(postings)
    assert total(postings, "held") == gross


@given(MINOR)
def test_every_other_event_balances(amount) -> None:
    events = [
        partial_receipt(amount, 7),
        refund_of_partial(amount, 7),
        refund_owed(amount, 1, 7),
        refund_paid(amount, None, 7),
        payout([(1, amount), (2, amount)], 8),
    ]
    assert all(is_balanced(postings) for postings in events)
    assert {p.account for postings in events for p in postings} <= set(ACCOUNTS)


@given(st.lists(st.tuples(MINOR, st.booleans()), max_size=20))
def test_paid_is_never_less_than_refunded_and_released(lives) -> None:
    postings: list[Posting] = []
    for order, (gross, completes) in enumerate(lives, 1):
        postings += receipt(gross, 0, {order: gross}, 7)
        kept = Release(order=order, seller=2, gross=gross, commission=0, commission_tax=0)
        postings += release(kept) if completes else refund_owed(gross, order, 7)
        assert total(postings, "bank") >= -total(postings, "payable") - total(
            postings, "refunds_owed"
        )
    assert is_balanced(postings)


def test_a_receipt_by_hand() -> None:
    assert receipt(12000, 0, {1: 9500, 2: 2400}, buyer=7) == [
        Posting("bank", 12000),
        Posting("held", -9500, order=1),
        Posting("held", -2400, order=2),
        Posting("refunds_owed", -100, company=7),
    ]


@pytest.mark.parametrize(
    ("received", "earlier", "needs_second", "step"),
    [
        (100, 0, False, "match"),
        (101, 0, False, "match"),
        (99, 0, False, "partial"),
        (60, 40, False, "match"),
        (60, 39, True, "partial"),
        (100, 0, True, "match_first"),
    ],
)
def test_what_finance_finds_leads_to_a_step(received, earlier, needs_second, step) -> None:
    found = Match(due=100, earlier=earlier, received=received, needs_second=needs_second)
    assert match_of(found) == step
