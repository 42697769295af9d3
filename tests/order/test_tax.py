"""The tax rule of an order, case by case."""

from datetime import date
from decimal import Decimal

import pytest

from checkout.order.rules import TAX_WORDS, TaxCase, standard_rate, tax_for
from marketplace.kernel.refusal import Refused

DAY = date(2026, 11, 22)
CASES = [
    # seller, ship to, buyer, proof, service -> rule, rate
    ("FR", "FR", "FR", False, False, "domestic", "20"),
    ("FR", "FR", "DE", True, False, "domestic", "20"),
    ("DE", "DE", "DE", False, False, "domestic", "19"),
    ("DE", "FR", "FR", True, False, "eu_reverse_charge", "0"),
    ("DE", "FR", "FR", False, False, "eu_without_proof", "19"),
    ("FR", "DE", "FR", True, False, "eu_without_proof", "20"),
    ("FR", "DE", "NL", True, False, "eu_reverse_charge", "0"),
    ("FR", "DE", "CN", True, False, "eu_without_proof", "20"),
    ("FR", "CN", "CN", False, False, "export", "0"),
    ("CN", "FR", "FR", False, False, "export", "0"),
    ("CN", "FR", "FR", True, False, "export", "0"),
    ("CN", "CN", "FR", False, False, "domestic", "13"),
    ("GB", "GB", "GB", False, False, "domestic", "20"),
    ("JP", "US", "US", False, False, "export", "0"),
    ("FR", "FR", "FR", False, True, "domestic", "20"),
    ("FR", "FR", "DE", True, True, "eu_service_reverse_charge", "0"),
    ("FR", "FR", "DE", False, True, "eu_without_proof", "20"),
    ("FR", "FR", "CN", False, True, "service_export", "0"),
    ("CN", "FR", "FR", True, True, "eu_service_reverse_charge", "0"),
    ("CN", "CN", "CN", False, True, "domestic", "6"),
]


def case(seller: str, ship_to: str, buyer: str, proof: bool, service: bool) -> TaxCase:
    """Return a case on the day of the tests."""
    return TaxCase(
        seller_country=seller,
        ship_to_country=ship_to,
        buyer_country=buyer,
        buyer_vat_proof=proof,
        on=DAY,
        is_service=service,
    )


@pytest.mark.parametrize(("facts", "code", "rate"), [(c[:5], *c[5:]) for c in CASES])
def test_the_rule_and_the_rate(facts, code, rate) -> None:
    rule = tax_for(case(*facts))
    assert (rule.code, rule.rate, rule.note) == (code, Decimal(rate), TAX_WORDS[code])


def test_a_country_without_a_known_rate_is_refused_by_name() -> None:
    with pytest.raises(Refused, match="US") as refusal:
        tax_for(case("US", "US", "US", False, False))
    assert refusal.value.code == "tax_rate_unknown"


def test_a_service_from_outside_the_eu_needs_the_proof() -> None:
    with pytest.raises(Refused) as refusal:
        tax_for(case("CN", "FR", "FR", False, True))
    assert refusal.value.code == "tax_service_without_proof"


@pytest.mark.parametrize(
    ("country", "on", "percent"),
    [
        ("DE", "2020-06-30", "19"),
        ("DE", "2020-07-01", "16"),
        ("DE", "2020-12-31", "16"),
        ("DE", "2021-01-01", "19"),
        ("FR", "2026-11-22", "20"),
    ],
)
def test_rates_are_dated(country, on, percent) -> None:
    assert standard_rate(country, date.fromisoformat(on)) == Decimal(percent)


def test_before_the_first_known_day_there_is_no_rate() -> None:
    assert standard_rate("CN", date(2019, 3, 31)) is None
