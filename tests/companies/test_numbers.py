"""Right register numbers pass, one substituted digit is caught, notations are one entry."""

import pytest

from marketplace.companies.actions.checks import sharing_numbers
from marketplace.companies.models import Company, Identifier
from marketplace.companies.numbering import index_numbers, number_index
from marketplace.companies.queries import same_company
from marketplace.companies.rules import registration_fault, root
from tests.companies.numbers import EACH, PUBLIC, SHAPES, made, right_numbers, substituted

LETS_THROUGH = {
    "gb.vat": (16, 1620),
    "jp.cn": (36, 2340),
    "nl.btw": (344, 1980),
    "pt.nif": (12, 1620),
    "tw.ubn": (8, 1440),
}
"""Substitutions that the register's own rule does not see, of all tried. Two rules stand side by
side in GB and NL, and the Dutch suffix B01 is in no sum; 0 and 9 are one in JP (modulo 9); a check
digit of 10 or 11 is written 0 in PT; TW takes sums that are divided by 5."""
FORMAT_ONLY = {
    "us.ein": "00-2103594",
    "gb.company": "S1123456",
    "nl.kvk": "1234567",
    "eori": "1E1234567",
    "at.businessid": "122119",
    "de.handelsregisternummer": "Aachen HRX 11223",
    "other": "1",
    "sg.uen": "00192200A",
}
ONE_ENTRY = [
    ("fr.siren", "404 833 048"),
    ("eu.vat", "FR 83 404 833 048"),
    ("fr.siret", "404 833 048 00022"),
    ("eori", "FR40483304800022"),
]


def test_at_least_400_right_numbers_of_many_kinds_pass() -> None:
    numbers = right_numbers()
    assert len(numbers) == len(PUBLIC) + len(SHAPES) * EACH == 517
    assert len({kind for kind, _number in numbers}) == 32
    assert [(k, n) for k, n in numbers if registration_fault(k, n) is not None] == []


@pytest.mark.parametrize("kind", SHAPES)
def test_a_substituted_digit_is_caught(kind) -> None:
    tried = [wrong for number in made(kind) for wrong in substituted(number)]
    missed = sum(registration_fault(kind, wrong) is None for wrong in tried)
    assert (missed, len(tried)) == LETS_THROUGH.get(kind, (0, len(tried)))


def test_the_fault_of_a_substituted_digit_is_the_check_digit() -> None:
    wrong = [number for number in substituted(made("fr.siren")[0])]
    assert {registration_fault("fr.siren", number) for number in wrong} == {"check_digit"}


def test_kinds_without_check_digit_have_faults_of_form() -> None:
    assert {kind for kind, _number in PUBLIC} - set(SHAPES) == set(FORMAT_ONLY)
    faults = {kind: registration_fault(kind, number) for kind, number in FORMAT_ONLY.items()}
    assert set(faults.values()) <= {"format", "length", "component", "check_digit"}


@pytest.mark.parametrize("kind", SHAPES)
def test_a_sign_too_few_is_named(kind) -> None:
    assert registration_fault(kind, made(kind)[0][:-1]) in {"length", "format", "check_digit"}


def test_all_notations_of_one_entry_have_one_index() -> None:
    assert {root(kind, number) for kind, number in ONE_ENTRY} == {"fr.siren 404833048"}
    assert len({number_index(kind, number) for kind, number in ONE_ENTRY}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("be.vat", "0403.170.701"), ("eu.vat", "BE 403170701")),
        (("nl.btw", "004495445B01"), ("eu.vat", "NL004495445B01")),
        (("gb.vat", "980780684"), ("eori", "GB980780684000")),
        (("se.orgnr", "556703-7485"), ("eu.vat", "SE556703748501")),
        (("de.handelsregisternummer", "HRA 11223 Aachen"),
         ("de.handelsregisternummer", "Aachen, HRA 11223")),
        (("in.gstin", "27AAPFU0939F1ZV"), ("in.gstin", "27 AAPFU0939F1ZV")),
        (("cn.uscc", "9111 0000 6000 37341L"), ("cn.uscc", "91110000600037341l")),
    ],
)  # fmt: skip
def test_notations_meet(one, other) -> None:
    assert number_index(*one) == number_index(*other)


def test_the_same_number_of_two_unnamed_registers_is_not_one_entry() -> None:
    assert number_index("other", "12345", "KW") != number_index("other", "12345", "PE")


@pytest.mark.parametrize(("kind", "number"), ONE_ENTRY)
def test_a_duplicate_is_found_across_notations(kind, number, world) -> None:
    one, other = world.seller2_company, world.draft_company
    one.registration_kind, one.registration_number, one.vat_id = "fr.siren", "404833048", ""
    index_numbers(one)
    one.save()
    index = number_index(kind, number)
    Identifier.objects.create(company=other, kind=kind, number=number, index=index)
    assert sharing_numbers(other) == [one.pk]


def test_an_index_does_not_give_the_number_away(world) -> None:
    company = world.seller_company
    assert len(company.registration_index) == 64
    assert company.registration_number not in company.registration_index
    assert Company.objects.filter(registration_index="").count() == 0


def test_two_companies_of_one_register_entry_are_one(world) -> None:
    one, other = world.buyer_company, world.seller_company
    one.registration_kind, one.registration_number, one.vat_id = "fr.siren", "404833048", ""
    other.registration_kind, other.vat_id = "", "FR83404833048"
    assert same_company(one, other)
    other.vat_id = ""
    assert not same_company(one, other)
