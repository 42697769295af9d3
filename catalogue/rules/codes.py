"""Codes of goods, checked where typed: GTIN (GS1), HS (WCO), CPV (Regulation (EC) 213/2008)."""

import re
from typing import Final

from django.utils.translation import gettext_lazy as _
from stdnum import ean

GTIN_LENGTHS: Final = (8, 12, 13, 14)
HS_LENGTHS: Final = (6, 8, 10)
RESERVED_CHAPTER: Final = 77
_CPV: Final = re.compile(r"\d{8}-\d", re.ASCII)


def clean_code(text: str) -> str:
    """Return a typed code without the spaces, dots and hyphens that people put between digits."""
    return re.sub(r"[\s.\-]", "", text)


def gtin_fault(text: str) -> object | None:
    """Return what is wrong with a GTIN-8, -12, -13 or -14, or None; nothing typed is right."""
    digits = clean_code(text)
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit()):
        return _("A GTIN has digits only.")
    if len(digits) not in GTIN_LENGTHS:
        return _("A GTIN has 8, 12, 13 or 14 digits; this one has %(length)s.") % {
            "length": len(digits)
        }
    expected = str(ean.calc_check_digit(digits[:-1]))
    if digits[-1] != expected:
        return _("The last digit of this GTIN should be %(digit)s: please check the number.") % {
            "digit": expected
        }
    return None


def hs_fault(text: str) -> object | None:
    """Return what is wrong with a customs tariff number, or None; nothing typed is right."""
    digits = clean_code(text)
    if not digits:
        return None
    if not (digits.isascii() and digits.isdigit() and len(digits) in HS_LENGTHS):
        return _("An HS code has 6 digits, 8 or 10 with a national part, for example 8443.32.")
    chapter = int(digits[:2])
    if chapter in {0, RESERVED_CHAPTER}:
        return _("The HS has no chapter %(chapter)s.") % {"chapter": digits[:2]}
    return None


def hs_text(code: str) -> str:
    """Return an HS code as customs write it: 844332 -> 8443.32."""
    return ".".join(part for part in (code[:4], code[4:6], code[6:8], code[8:]) if part)


def cpv_fault(text: str) -> object | None:
    """Return what is wrong with the form of a CPV code, or None."""
    if _CPV.fullmatch(text.strip()):
        return None
    return _("A CPV code has eight digits, a hyphen and one digit, for example 30232110-8.")
