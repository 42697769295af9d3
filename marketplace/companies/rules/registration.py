"""Register numbers of companies and the exact fault of a wrong one (python-stdnum)."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from stdnum import lei
from stdnum.at import businessid
from stdnum.au import abn
from stdnum.be import vat as be_vat
from stdnum.br import cnpj
from stdnum.ch import uid as ch_uid
from stdnum.cn import uscc
from stdnum.de import handelsregisternummer
from stdnum.dk import cvr
from stdnum.es import cif
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidLength, ValidationError
from stdnum.fi import ytunnus
from stdnum.fr import siren, siret
from stdnum.gb import vat as gb_vat
from stdnum.in_ import gstin
from stdnum.it import iva
from stdnum.jp import cn as jp_cn
from stdnum.kr import brn
from stdnum.nl import btw
from stdnum.no import orgnr as no_orgnr
from stdnum.pl import nip
from stdnum.pt import nif
from stdnum.se import orgnr as se_orgnr
from stdnum.sg import uen
from stdnum.tr import vkn
from stdnum.tw import ubn
from stdnum.us import ein

VAT_LETTERS: Final = {"GR": "EL", "GB": "XI", "MC": "FR"}
"""Countries whose companies' EU VAT numbers begin with other letters than ISO 3166's."""
KOREAN_WEIGHTS: Final = (1, 3, 7, 1, 3, 7, 1, 3, 5)


@dataclass(frozen=True, slots=True)
class Kind:
    """A register: its name, the country it is of ("" for any), its validation and bare form."""

    name: str
    country: str
    validate: Callable[[str], str]
    compact: Callable[[str], str]


def _bare(number: str) -> str:
    return re.sub(r"[\s.\-/]", "", number).upper()


def _by_pattern(pattern: str, lengths: range) -> Callable[[str], str]:
    def validate(number: str) -> str:
        bare = _bare(number)
        if len(bare) not in lengths:
            raise InvalidLength
        if not re.fullmatch(pattern, bare, re.ASCII):
            raise ValidationError
        return bare

    return validate


def _korean(number: str) -> str:
    """Check form by stdnum and the last digit by the rule of the National Tax Service."""
    bare: str = brn.validate(number)
    digits = [int(sign) for sign in bare]
    total = sum(w * d for w, d in zip(KOREAN_WEIGHTS, digits, strict=False)) + digits[8] * 5 // 10
    if (10 - total % 10) % 10 != digits[9]:
        raise InvalidChecksum
    return bare


_gb_company = _by_pattern(r"(\d{8}|[A-Z]{2}\d{6})", range(8, 9))
_nl_kvk = _by_pattern(r"\d{8}", range(8, 9))
_eori = _by_pattern(r"[A-Z]{2}[0-9A-Z]+", range(3, 18))
_other = _by_pattern(r"[0-9A-Z]+", range(3, 31))

REGISTRATION_KINDS: Final[dict[str, Kind]] = {
    "cn.uscc": Kind("Unified social credit code (USCC)", "CN", uscc.validate, uscc.compact),
    "fr.siren": Kind("SIREN", "FR", siren.validate, siren.compact),
    "fr.siret": Kind("SIRET", "FR", siret.validate, siret.compact),
    "de.handelsregisternummer": Kind(
        "Handelsregisternummer",
        "DE",
        handelsregisternummer.validate,
        handelsregisternummer.validate,
    ),
    "gb.company": Kind("Companies House number", "GB", _gb_company, _bare),
    "gb.vat": Kind("UK VAT number", "GB", gb_vat.validate, gb_vat.compact),
    "jp.cn": Kind("Corporate number (法人番号)", "JP", jp_cn.validate, jp_cn.compact),
    "nl.kvk": Kind("KvK number", "NL", _nl_kvk, _bare),
    "nl.btw": Kind("Btw-identificatienummer", "NL", btw.validate, btw.compact),
    "be.vat": Kind("Ondernemingsnummer", "BE", be_vat.validate, be_vat.compact),
    "it.iva": Kind("Partita IVA", "IT", iva.validate, iva.compact),
    "es.cif": Kind("CIF", "ES", cif.validate, cif.compact),
    "pl.nip": Kind("NIP", "PL", nip.validate, nip.compact),
    "ch.uid": Kind("UID", "CH", ch_uid.validate, ch_uid.compact),
    "at.businessid": Kind("Firmenbuchnummer", "AT", businessid.validate, businessid.compact),
    "dk.cvr": Kind("CVR-nummer", "DK", cvr.validate, cvr.compact),
    "fi.ytunnus": Kind("Y-tunnus", "FI", ytunnus.validate, ytunnus.compact),
    "no.orgnr": Kind("Organisasjonsnummer", "NO", no_orgnr.validate, no_orgnr.compact),
    "pt.nif": Kind("NIF", "PT", nif.validate, nif.compact),
    "se.orgnr": Kind("Organisationsnummer", "SE", se_orgnr.validate, se_orgnr.compact),
    "au.abn": Kind("ABN", "AU", abn.validate, abn.compact),
    "br.cnpj": Kind("CNPJ", "BR", cnpj.validate, cnpj.compact),
    "sg.uen": Kind("UEN", "SG", uen.validate, uen.compact),
    "tw.ubn": Kind("統一編號", "TW", ubn.validate, ubn.compact),
    "us.ein": Kind("EIN", "US", ein.validate, ein.compact),
    "in.gstin": Kind("GSTIN", "IN", gstin.validate, gstin.compact),
    "kr.brn": Kind("Business registration number", "KR", _korean, brn.compact),
    "tr.vkn": Kind("VKN", "TR", vkn.validate, vkn.compact),
    "eu.vat": Kind("EU VAT number", "", eu_vat.validate, eu_vat.compact),
    "lei": Kind("Legal entity identifier (LEI)", "", lei.validate, lei.compact),
    "eori": Kind("Customs number (EORI)", "", _eori, _bare),
    "other": Kind("Other national register", "", _other, _bare),
}


def kinds_for(country: str) -> list[str]:
    """Return the kinds that a company of a country (ISO 3166 alpha-2) may give; its own first."""
    own = [key for key, kind in REGISTRATION_KINDS.items() if kind.country == country]
    return own + [key for key, kind in REGISTRATION_KINDS.items() if not kind.country]


def registration_fault(kind: str, number: str, country: str = "") -> str | None:
    """Name what is wrong with a number: kind, missing, length, format, check_digit, component.

    Where the company's own country (ISO 3166 alpha-2) is given, other_country too. None means that
    form and check digit are right, not that the register knows the company.
    """
    if kind not in REGISTRATION_KINDS:
        return "kind"
    plain = _plain(number)
    if not plain:
        return "missing"
    fault = _fault_of(REGISTRATION_KINDS[kind].validate, plain)
    return fault or ("other_country" if _is_elsewhere(kind, number, country) else None)


def _is_elsewhere(kind: str, number: str, country: str) -> bool:
    """An EU VAT number begins with letters of its country (Directive 2006/112/EC, article 215)."""
    if kind != "eu.vat" or not country:
        return False
    return _bare(_plain(number))[:2] != VAT_LETTERS.get(country, country)


def vat_fault(vat_id: str) -> str | None:
    """Name what is wrong with an EU VAT number that begins with its country's letters."""
    return registration_fault("eu.vat", vat_id)


def _fault_of(validate: Callable[[str], str], number: str) -> str | None:
    try:
        validate(number)
    except InvalidLength:
        return "length"
    except InvalidChecksum:
        return "check_digit"
    except InvalidComponent:
        return "component"
    except ValidationError:
        return "format"
    return None


def compact_number(kind: str, number: str) -> str:
    """Return the number as it is stored and compared: without separators; a faulty one trimmed."""
    plain = _plain(number)
    if registration_fault(kind, plain) is not None:
        return plain
    return REGISTRATION_KINDS[kind].compact(plain)


def _plain(number: str) -> str:
    """Chinese and Japanese keyboards write digits and letters of full width."""
    return unicodedata.normalize("NFKC", number).strip()
