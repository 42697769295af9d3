"""The pure rules: shares, amounts that fit, terms, the copy's fingerprint."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disputes.limits import days, second_moderator_above
from disputes.rules import (
    Receipt,
    claimed_fault,
    dispute_number,
    evidence_carries,
    fingerprint,
    opens_on,
    refunds_fault,
    share,
    term_ends,
)
from marketplace.kernel.money import quantize


@pytest.mark.parametrize(
    ("gross", "quantity", "ordered", "currency", "part"),
    [
        ("95.00", 3, 10, "EUR", "28.50"),
        ("95.00", 10, 10, "EUR", "95.00"),
        ("100.00", 1, 3, "EUR", "33.33"),
        ("1000", 1, 3, "JPY", "333"),
        ("10.000", 2, 3, "KWD", "6.667"),
    ],
)
def test_what_some_of_the_pieces_cost(
    gross: str, quantity: int, ordered: int, currency: str, part: str
) -> None:
    assert share(Decimal(gross), quantity, ordered, currency) == Decimal(part)


@given(st.integers(1, 10**9), st.integers(1, 500), st.integers(1, 500))
def test_a_share_is_never_more_than_the_line(minor: int, quantity: int, more: int) -> None:
    gross, ordered = Decimal(minor) / 100, quantity + more
    assert 0 <= share(gross, quantity, ordered, "EUR") <= gross


CLAIMED = {1: Decimal("60.00"), 2: Decimal("40.00"), None: Decimal("12.00")}


@pytest.mark.parametrize(
    ("remedy", "refunds", "fits"),
    [
        ("full_refund", CLAIMED, True),
        ("full_refund", {1: "60.00", 2: "40.00"}, False),
        ("partial_refund", {1: "0.01"}, True),
        ("partial_refund", {1: "60.01"}, False),
        ("partial_refund", {1: "0.005"}, False),
        ("partial_refund", {1: "-1.00"}, False),
        ("partial_refund", {3: "1.00"}, False),
        ("partial_refund", {}, False),
        ("return_and_refund", {1: "60.00"}, True),
        ("replacement", {}, True),
        ("replacement", {1: "0"}, True),
        ("replacement", {1: "1.00"}, False),
        ("release", {1: "0", 2: "0", None: "0"}, True),
        ("release", {None: "12.00"}, False),
    ],
)
def test_which_amounts_fit_a_remedy(remedy: str, refunds: dict[int, str], fits: bool) -> None:
    amounts = {line: Decimal(refund) for line, refund in refunds.items()}
    assert (refunds_fault(remedy, amounts, CLAIMED, "EUR") is None) is fits


AMOUNTS = st.decimals("-5", "70", places=3)


@given(AMOUNTS, AMOUNTS)
def test_what_fits_is_between_nothing_and_the_claim(one: Decimal, two: Decimal) -> None:
    if refunds_fault("partial_refund", {1: one, 2: two}, CLAIMED, "EUR") is None:
        assert 0 <= one <= 60 and 0 <= two <= 40 and one + two > 0
        assert (one, two) == (quantize(one, "EUR"), quantize(two, "EUR"))


@pytest.mark.parametrize(("asked", "fits"), [("0.01", True), ("60.00", True), ("60.01", False)])
def test_a_claim_is_not_more_than_the_pieces_cost(asked: str, fits: bool) -> None:
    assert (claimed_fault(Decimal(asked), Decimal("60.00"), "EUR") is None) is fits


@pytest.mark.parametrize(
    ("shared", "carries"),
    [([], True), ([True], True), ([False, True], True), ([False], False), ([False] * 3, False)],
)
def test_hidden_evidence_does_not_carry_alone(shared: list[bool], carries: bool) -> None:
    assert evidence_carries(shared) is carries


NOON = datetime(2026, 11, 10, 12, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 12, tzinfo=UTC)
PROMISED = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("came", "reported", "first", "last"),
    [
        (NOON, None, None, date(2026, 12, 10)),
        (NOON, LATER, None, date(2026, 12, 10)),
        (None, NOON, None, date(2026, 12, 20)),
        (None, LATER, None, date(2026, 12, 25)),
        (None, None, PROMISED, date(2026, 12, 20)),
    ],
)
def test_the_term_counts_from_the_receipt_or_the_promised_day(
    came: datetime | None, reported: datetime | None, first: date | None, last: date
) -> None:
    receipt = Receipt(came_at=came, reported_at=reported, promised_for=PROMISED)
    assert opens_on(receipt) == first
    end = term_ends(receipt, 30)
    # the last instant of the day in Paris is 22:59:59 UTC in winter
    assert (end.date(), end.hour, end.minute) == (last, 22, 59)


def test_one_word_changed_changes_the_fingerprint() -> None:
    talk = [{"text": "Is it quiet?", "at": "2026-11-10"}]
    same = [{"at": "2026-11-10", "text": "Is it quiet?"}]
    assert fingerprint(talk) == fingerprint(same)
    assert fingerprint([{"text": "Is it quiet", "at": "2026-11-10"}]) != fingerprint(talk)


def test_numbers_and_limits(settings: object) -> None:
    assert dispute_number(2026, 12) == "D-2026-00012"
    assert (days("DISPUTE_ESCALATE_FROM_DAY"), days("DISPUTE_APPEAL_DAYS")) == (4, 15)
    assert second_moderator_above("EUR") == 5000
    settings.SECOND_MODERATOR_ABOVE = {"EUR": "100"}  # type: ignore[attr-defined]
    assert (second_moderator_above("EUR"), second_moderator_above("XXX")) == (100, 0)
