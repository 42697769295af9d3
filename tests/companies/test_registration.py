"""Register numbers: the exact fault is named."""

import pytest

from marketplace.companies.rules import compact_number, kinds_for, registration_fault, vat_fault
from marketplace.companies.words import FAULTS

NUMBERS = [
    ("cn.uscc", "91110000600037341L", None),
    ("cn.uscc", "9111 0000 6000 37341L", None),
    ("cn.uscc", "91110000600037341K", "check_digit"),
    ("cn.uscc", "9111000060003734", "length"),
    ("cn.uscc", "A1110000600037341L", "format"),
    ("fr.siren", "552 008 443", None),
    ("fr.siren", "552008444", "check_digit"),
    ("fr.siret", "73282932000074", None),
    ("fr.siret", "732829320000", "length"),
    ("de.handelsregisternummer", "Aachen HRA 11223", None),
    ("de.handelsregisternummer", "Nowhere HRA 11223", "component"),
    ("gb.company", "SC123456", None),
    ("gb.company", "S1123456", "format"),
    ("gb.company", "٠٠٤٤٥٧٩٠", "format"),
    ("gb.vat", "980780684", None),
    ("gb.vat", "980780685", "check_digit"),
    ("jp.cn", "5-8356-7825-6246", None),
    ("jp.cn", "4-8356-7825-6246", "check_digit"),
    ("nl.kvk", "12345678", None),
    ("nl.kvk", "1234567", "length"),
    ("nl.btw", "004495445B01", None),
    ("eu.vat", "FR83404833048", None),
    ("eu.vat", "XX83404833048", "component"),
    ("lei", "213800KUD8LAJWSQ9D15", None),
    ("lei", "213800KUD8LXJWSQ9D15", "check_digit"),
    ("other", "KW 123/456", None),
    ("other", "1", "length"),
    ("fr.siren", "  ", "missing"),
    ("mars", "1", "kind"),
]


@pytest.mark.parametrize(("kind", "number", "fault"), NUMBERS)
def test_fault(kind, number, fault) -> None:
    assert registration_fault(kind, number) == fault


def test_every_fault_has_words() -> None:
    assert {fault for _, _, fault in NUMBERS if fault} <= set(FAULTS)


def test_numbers_are_stored_without_separators() -> None:
    assert compact_number("fr.siren", "552 008 443") == "552008443"


def test_a_faulty_number_is_kept_as_typed() -> None:
    assert compact_number("fr.siren", " 552 008 444 ") == "552 008 444"


def test_a_countrys_own_registers_come_first() -> None:
    assert kinds_for("FR") == ["fr.siren", "fr.siret", "eu.vat", "lei", "eori", "other"]


def test_vat_number_needs_its_countrys_letters() -> None:
    assert vat_fault("FR83404833048") is None
    assert vat_fault("83404833048") == "component"
