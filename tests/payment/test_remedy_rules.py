"""Awards as pure arithmetic: parts of a line and of an order add up to the whole."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkout.order.rules import Commission, commission_for
from checkout.payment.rules import (
    Rates,
    Release,
    Sold,
    commission_change,
    debt,
    is_balanced,
    split_refund,
)
from marketplace.kernel.money import from_minor

D = Decimal
CURRENCY = st.sampled_from(["EUR", "JPY", "KWD"])
NETS = st.lists(st.integers(0, 10**9), min_size=1, max_size=6)


def line(net: int, tax: int, currency: str, refunded: int = 0) -> Sold:
    """Return a line of so many minor units."""
    amounts = (from_minor(minor, currency) for minor in (net, net + tax, refunded))
    return Sold(**dict(zip(("net", "gross", "refunded"), amounts, strict=True)))


@pytest.mark.parametrize(
    ("currency", "sold", "refund", "parts"),
    [
        ("EUR", ("95.00", "114.00", "0"), "57.00", ("47.50", "9.50")),
        ("EUR", ("95.00", "114.00", "0"), "33.33", ("27.78", "5.55")),
        ("EUR", ("95.00", "114.00", "33.33"), "80.67", ("67.22", "13.45")),
        ("EUR", ("0.01", "0.01", "0"), "0.01", ("0.01", "0.00")),
        ("EUR", ("0.00", "0.00", "0"), "0.00", ("0", "0")),
        ("JPY", ("3335", "4002", "0"), "1000", ("833", "167")),
        ("KWD", ("12.345", "14.814", "0"), "7.407", ("6.173", "1.234")),
        ("USD", ("80.00", "80.00", "10.00"), "70.00", ("70.00", "0.00")),
    ],
)
def test_a_refund_is_split_as_it_was_sold(currency, sold, refund, parts) -> None:
    sold = Sold(net=D(sold[0]), gross=D(sold[1]), refunded=D(sold[2]))
    part = split_refund(sold, D(refund), currency)
    assert (part.net, part.tax) == tuple(map(D, parts))


@pytest.mark.parametrize("refund", ["-0.01", "11.41"])
def test_no_more_than_is_left_and_no_less_than_nothing(refund: str) -> None:
    with pytest.raises(ValueError, match="between"):
        split_refund(Sold(net=D(10), gross=D("11.90"), refunded=D("0.50")), D(refund), "EUR")


@given(CURRENCY, st.integers(1, 10**9), st.integers(0, 10**8), st.lists(st.floats(0, 1)))
def test_refunds_of_a_line_never_exceed_it_in_net_tax_or_gross(currency, net, tax, shares) -> None:
    left, nets, taxes = net + tax, D(0), D(0)
    for share in [*shares, 1.0]:
        refund = int(left * share)
        sold = line(net, tax, currency, net + tax - left)
        part = split_refund(sold, from_minor(refund, currency), currency)
        assert part.net >= 0
        assert part.tax >= 0
        left, nets, taxes = left - refund, nets + part.net, taxes + part.tax
    assert (nets, taxes) == (from_minor(net, currency), from_minor(tax, currency))


@given(CURRENCY, NETS, st.integers(0, 30), st.integers(0, 27))
def test_releases_in_parts_take_what_one_release_takes(currency, minors, rate, tax_rate) -> None:
    nets = [from_minor(minor, currency) for minor in minors]
    rates = Rates(commission=D(rate), tax=D(tax_rate), currency=currency)
    taken = Commission(D(0), D(0))
    for end in range(1, len(nets) + 1):
        more = commission_change(nets[:end], taken, rates)
        assert min(more.net, more.tax) >= 0
        taken = Commission(taken.net + more.net, taken.tax + more.tax)
    assert taken == commission_for(nets, rates.commission, rates.tax, currency)


@given(NETS, st.data())
def test_a_refund_never_raises_the_commission(minors, data) -> None:
    rates = Rates(commission=D(5), tax=D(20), currency="EUR")
    taken = commission_for([from_minor(m, "EUR") for m in minors], D(5), D(20), "EUR")
    left = [from_minor(data.draw(st.integers(0, minor)), "EUR") for minor in minors]
    back = commission_change(left, taken, rates)
    assert max(back.net, back.tax) <= 0


@given(st.integers(1, 10**12), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_debt_balances_and_owes_the_buyer_all_of_it(gross, commission, tax) -> None:
    owed = Release(order=1, seller=2, gross=-gross, commission=-commission, commission_tax=-tax)
    postings = debt(owed, buyer=7)
    assert is_balanced(postings)
    assert sum(p.minor for p in postings if p.account == "refunds_owed") == -gross
    assert sum(p.minor for p in postings if p.account == "payable") == gross - commission - tax
