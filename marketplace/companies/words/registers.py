"""Names of registers: their own where they have one, else in the reader's language."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies.rules import REGISTRATION_KINDS

NAMES: Final = {
    "cn.uscc": _("Unified social credit code (USCC)"),
    "gb.company": _("Companies House number"),
    "gb.vat": _("UK VAT number"),
    "jp.cn": _("Corporate number (法人番号)"),
    "nl.kvk": _("KvK number"),
    "kr.brn": _("Business registration number"),
    "eu.vat": _("EU VAT number"),
    "lei": _("Legal entity identifier (LEI)"),
    "eori": _("Customs number (EORI)"),
    "other": _("Other national register"),
}


def register_name(key: str) -> str:
    """Return a register's name for its key, the key itself when the register is not known."""
    kind = REGISTRATION_KINDS.get(key)
    return str(NAMES.get(key, kind.name)) if kind else key
