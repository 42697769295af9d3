"""Register numbers that are right: made for each kind by its own check digits, and public ones."""

from collections.abc import Iterator
from functools import cache
from itertools import product
from random import Random
from typing import Final

from marketplace.companies.rules import REGISTRATION_KINDS, registration_fault

SIGNS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
EACH: Final = 20
SHAPES: Final = {
    "cn.uscc": "91310000########H?",
    "fr.siren": "########?",
    "fr.siret": "732829320####?",
    "gb.vat": "#######??",
    "jp.cn": "?############",
    "nl.btw": "########?B01",
    "be.vat": "0#######??",
    "it.iva": "#######001?",
    "es.cif": "B#######?",
    "pl.nip": "5########?",
    "ch.uid": "CHE########?",
    "in.gstin": "27AAPFU####F1Z?",
    "kr.brn": "12381####?",
    "tr.vkn": "#########?",
    "lei": "529900#########000??",
    "dk.cvr": "1######?",
    "fi.ytunnus": "2######?",
    "no.orgnr": "9#######?",
    "pt.nif": "50######?",
    "se.orgnr": "556######?",
    "au.abn": "??#########",
    "br.cnpj": "########0001??",
    "tw.ubn": "2######?",
    "eu.vat": "DE1#######?",
}
"""Kinds with check digits: # any digit, ? what makes the number right."""

PUBLIC: Final = (
    ("cn.uscc", "91110000600037341L"),
    ("fr.siren", "552 008 443"),
    ("fr.siret", "73282932000074"),
    ("gb.vat", "GB 980 7806 84"),
    ("jp.cn", "5-8356-7825-6246"),
    ("nl.btw", "004495445B01"),
    ("be.vat", "BE 428759497"),
    ("it.iva", "IT 00743110157"),
    ("es.cif", "J99216582"),
    ("pl.nip", "PL 8567346215"),
    ("ch.uid", "CHE-100.155.212"),
    ("in.gstin", "27AAPFU0939F1ZV"),
    ("kr.brn", "116-82-00276"),
    ("tr.vkn", "4540536920"),
    ("lei", "213800KUD8LAJWSQ9D15"),
    ("dk.cvr", "DK 13585628"),
    ("fi.ytunnus", "2077474-0"),
    ("no.orgnr", "988 077 917"),
    ("pt.nif", "PT 501 964 843"),
    ("se.orgnr", "123456-7897"),
    ("au.abn", "83 914 571 673"),
    ("br.cnpj", "16.727.230/0001-97"),
    ("tw.ubn", "00501503"),
    ("sg.uen", "00192200M"),
    ("sg.uen", "197401143C"),
    ("at.businessid", "FN 122119m"),
    ("eu.vat", "FR 83 404 833 048"),
    ("eu.vat", "BE0403170701"),
    ("eu.vat", "ATU13585627"),
    ("us.ein", "04-2103594"),
    ("gb.company", "SC123456"),
    ("gb.company", "00445790"),
    ("nl.kvk", "12345678"),
    ("eori", "GB980780684000"),
    ("eori", "DE1234567"),
    ("de.handelsregisternummer", "Aachen HRA 11223"),
    ("other", "KW 123/456"),
)
"""Examples from the registers' own pages and from python-stdnum's documentation."""


@cache
def made(kind: str) -> tuple[str, ...]:
    """Return so many different right numbers of a kind, the same at each call."""
    random, found = Random(kind), []  # noqa: S311
    while len(found) < EACH:
        filled = "".join(random.choice("0123456789") if s == "#" else s for s in SHAPES[kind])
        found += [number for number in [_completed(kind, filled)] if number]
    return tuple(found)


def _completed(kind: str, filled: str) -> str | None:
    signs = SIGNS if filled.count("?") == 1 else SIGNS[:10]
    for check in product(signs, repeat=filled.count("?")):
        rest = iter(check)
        number = "".join(next(rest) if sign == "?" else sign for sign in filled)
        if _fits(kind, number):
            return number
    return None


def _fits(kind: str, number: str) -> bool:
    return registration_fault(kind, number) is None


def substituted(number: str) -> Iterator[str]:
    """Yield the number with one digit replaced by each other digit, at every place."""
    for place, sign in enumerate(number):
        if sign.isdecimal():
            for other in "0123456789".replace(sign, ""):
                yield number[:place] + other + number[place + 1 :]


def right_numbers() -> list[tuple[str, str]]:
    """Return all right numbers with their kinds."""
    assert {kind for kind, _number in PUBLIC} == set(REGISTRATION_KINDS)
    return [*PUBLIC, *((kind, number) for kind in SHAPES for number in made(kind))]
