"""Bank accounts: the exact fault of a number is named; some things are for a person to look at."""

from dataclasses import replace

import pytest

from marketplace.companies.rules import AccountFacts, account_advice, account_faults
from marketplace.companies.rules.bank import cnaps_sum_fits, iban_length, number_fault
from marketplace.companies.words import ACCOUNT_ADVICE, ACCOUNT_FAULTS
from tests.companies.numbers import substituted

GERMAN = AccountFacts(
    holder="Elbe Druck GmbH",
    kind="iban",
    number="DE89 3704 0044 0532 0130 00",
    country="DE",
    currency="EUR",
    bic="COBADEFFXXX",
)
CHINESE = AccountFacts(
    holder="苏州灯笼照明有限公司",
    kind="cnaps",
    number="5105 0148 8736 0000 0123",
    bank_code="313651027012",
    country="CN",
    currency="CNY",
)
LISTED = """313651027012 313651024047 313522004113 313227600155 402795602394 402873300213
402873400011 313231200509 313231000415 303791000177 303791000265 310261000135 310503000020
402871040141 402872010117 313229200018 313229000539 313655002029 313537000059 313651084017"""


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("DE89370400440532013000", None),
        ("iban de89 3704 0044 0532 0130 00", None),
        ("DE89370400440532013001", "check_digit"),
        ("DE8937040044053201300", "length"),
        ("DE89370400440532O13000", "check_digit"),
        ("XX89370400440532013000", "component"),
        ("89370400440532013000", "format"),
        ("DE٨٩370400440532013000", "format"),
        ("DE8937040044053201300\x00", "format"),
        ("FR1420041010050500013M02606", None),
        ("GB82 WEST 1234 5698 7654 32", None),
        ("BE32123456789002", None),
        ("", "missing"),
    ],
)
def test_the_fault_of_an_iban(number, fault) -> None:
    assert number_fault("iban", number) == fault


def test_one_substituted_digit_of_an_iban_is_caught_everywhere() -> None:
    wrong = list(substituted("DE89370400440532013000"))
    assert len(wrong) == 180
    assert [number for number in wrong if number_fault("iban", number) is None] == []


def test_lengths_are_those_of_the_register() -> None:
    assert [iban_length(c) for c in ("DE", "FR", "NO", "MT", "XX")] == [22, 27, 15, 31, None]


@pytest.mark.parametrize(
    ("facts", "faults"),
    [
        (GERMAN, {}),
        (CHINESE, {}),
        (replace(GERMAN, country="FR"), {"country": "other_country"}),
        (replace(GERMAN, bic="COBADEF"), {"bic": "length"}),
        (replace(GERMAN, bic="COB1DEFF"), {"bic": "format"}),
        (replace(GERMAN, bic="COBAXXFF"), {"bic": "component"}),
        (replace(CHINESE, bank_code="31365102701"), {"bank_code": "length"}),
        (replace(CHINESE, bank_code="31365102701X"), {"bank_code": "format"}),
        (replace(CHINESE, bank_code=""), {"bank_code": "missing"}),
        (replace(CHINESE, number="12 AB"), {"number": "format"}),
    ],
)
def test_faults_stand_at_their_fields(facts, faults) -> None:
    assert account_faults(facts) == faults
    assert set(faults.values()) <= set(ACCOUNT_FAULTS)


@pytest.mark.parametrize("code", LISTED.split())
def test_listed_cnaps_codes_fit_iso_7064(code) -> None:
    assert cnaps_sum_fits(code)
    assert not any(cnaps_sum_fits(wrong) for wrong in substituted(code))


@pytest.mark.parametrize(
    ("facts", "advice"),
    [
        (GERMAN, []),
        (replace(GERMAN, holder="ELBE DRUCK GMBH"), []),
        (replace(GERMAN, holder="Peter Müller"), ["holder"]),
        (replace(GERMAN, bic="BNPAFRPP"), ["bic_country"]),
        (replace(CHINESE, holder="Elbe Druck GmbH", bank_code="313651027013"), ["cnaps_sum"]),
    ],
)
def test_what_a_person_should_look_at(facts, advice) -> None:
    assert account_advice(facts, "Elbe Druck GmbH") == advice
    assert set(advice) <= set(ACCOUNT_ADVICE)
